package cli

import (
	"github.com/spf13/cobra"
)

func commands(std IO) []*cobra.Command {
	return []*cobra.Command{
		newIngest(std), newIncidents(std), newShow(std), newStatements(std), newVerify(std), newServe(std), newDemo(std),
		newExtract(std), newLink(std), newJudge(std), newSift(std), newEval(std), newTrain(std), newCodebook(std),
		newMerge(std), newSplit(std), newUndo(std), newLinks(std),
	}
}
