// Command ascribe reads published reports of attacks and keeps, for any date,
// what was known of an organisation's role and on whose word.
package main

import (
	"context"
	"os"
	"os/signal"
	"syscall"

	"ascribe/internal/cli"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	code := cli.Run(ctx, os.Args[1:], cli.IO{In: os.Stdin, Out: os.Stdout, Err: os.Stderr})
	stop()
	os.Exit(code)
}
