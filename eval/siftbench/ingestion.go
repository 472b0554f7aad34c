package main

import "context"

func ingestion(ctx context.Context, path string) error { return nil }
