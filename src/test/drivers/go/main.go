// Runs what the contract asks of every driver against a server, feature by feature, and prints
// feature<TAB>ok|no<TAB>detail for each. Arguments choose features; none means all.
package main

import (
	"context"
	"fmt"
	"os"
	"runtime/debug"
	"slices"
	"strings"
	"time"
)

const longest = 90 * time.Second

// A feature returns what there is to tell of it, or why it does not hold.
type feature struct {
	name string
	run  func(ctx context.Context) (string, error)
}

func features() []feature {
	return slices.Concat(logins(), values(), statements(), files())
}

func main() {
	quiet()
	for _, one := range features() {
		if len(os.Args) > 1 && !slices.Contains(os.Args[1:], one.name) {
			continue
		}
		detail, err := limited(one)
		if err != nil {
			fmt.Printf("%s\tno\t%s\n", one.name, oneLine(err.Error()))
		} else {
			fmt.Printf("%s\tok\t%s\n", one.name, oneLine(detail))
		}
	}
}

type ended struct {
	detail string
	err    error
}

func limited(one feature) (string, error) {
	ctx, cancel := context.WithTimeout(context.Background(), longest)
	defer cancel()
	done := make(chan ended, 1)
	go func() {
		defer func() {
			if failure := recover(); failure != nil {
				done <- ended{err: fmt.Errorf("%v %s", failure, place())}
			}
		}()
		detail, err := one.run(ctx)
		done <- ended{detail, err}
	}()
	select {
	case end := <-done:
		return end.detail, end.err
	case <-time.After(longest + 5*time.Second):
		return "", fmt.Errorf("not done in %s", longest)
	}
}

// place tells the lines of this program that a failure came through.
func place() string {
	var lines []string
	for _, line := range strings.Split(string(debug.Stack()), "\n") {
		if at := strings.LastIndex(line, "/drivers/go/"); at >= 0 && !strings.Contains(line, "main.go") {
			lines = append(lines, strings.Fields(line[at+len("/drivers/go/"):])[0])
		}
	}
	return strings.Join(lines, " < ")
}

func oneLine(text string) string {
	line := strings.Join(strings.Fields(text), " ")
	return line[:min(len(line), 600)]
}
