package codebook

func (cb *Codebook) validate() error { return nil }
