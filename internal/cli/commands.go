package cli

import (
	"github.com/spf13/cobra"

	"ascribe/internal/actors"
	"ascribe/internal/codebook"
	"ascribe/internal/extract"
	"ascribe/internal/gazetteer"
)

func commands(std IO) []*cobra.Command {
	return []*cobra.Command{
		newIngest(std), newIncidents(std), newShow(std), newStatements(std), newVerify(std), newServe(std), newDemo(std),
		newExtract(std), newLink(std), newJudge(std), newSift(std), newEval(std), newTrain(std), newCodebook(std),
		newMerge(std), newSplit(std), newUndo(std), newLinks(std),
	}
}

// loadExtractor builds the extractor over the newest codebook.
func loadExtractor() (*extract.Extractor, error) {
	cb, err := codebook.Load()
	if err != nil {
		return nil, err
	}
	gz, err := gazetteer.Load()
	if err != nil {
		return nil, err
	}
	dir, err := actors.Load()
	if err != nil {
		return nil, err
	}
	return extract.New(cb, gz, dir)
}
