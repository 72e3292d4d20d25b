// Package bench measures the original engine on the expressions that the Java one is measured on.
package bench

import (
	"encoding/json"
	"os"
	"testing"

	"github.com/expr-lang/expr"
)

const dataFile = "../src/main/resources/dev/windlass/bench/data.json"

var names = []string{"equals", "typical", "contains", "matches", "map", "strings", "number", "nomatch"}

var sources = map[string]string{
	"equals":   `payload.ref == "refs/heads/main"`,
	"typical":  `payload.repository.full_name == "acme/shop" && metadata["x-github-event"] == ["push"] && discriminator == "my-discriminator"`,
	"contains": `any(payload.commits, any(.added, # startsWith "services/"))`,
	"matches":  `payload.ref matches "^refs/heads/(main|release-.*)$"`,
	"map":      `map(filter(payload.commits, .distinct), .author.name)`,
	"strings":  `upper(trimPrefix(payload.ref, "refs/heads/")) + "-" + payload.after[:7]`,
	"number":   `payload.n * 2 + payload.f > 80`,
	"nomatch":  `payload.type == "never"`,
}

func readEvent(b *testing.B) map[string]any {
	text, err := os.ReadFile(dataFile)
	if err != nil {
		b.Fatal(err)
	}
	var all map[string]map[string]any
	if err := json.Unmarshal(text, &all); err != nil {
		b.Fatal(err)
	}
	return all["event"]
}

func BenchmarkExpr(b *testing.B) {
	event := readEvent(b)
	for _, name := range names {
		source := sources[name]
		program, err := expr.Compile(source, expr.Env(event))
		if err != nil {
			b.Fatal(err)
		}
		b.Run("run/"+name, func(b *testing.B) {
			for b.Loop() {
				if _, err := expr.Run(program, event); err != nil {
					b.Fatal(err)
				}
			}
		})
		b.Run("compile/"+name, func(b *testing.B) {
			for b.Loop() {
				if _, err := expr.Compile(source, expr.Env(event)); err != nil {
					b.Fatal(err)
				}
			}
		})
		b.Run("eval/"+name, func(b *testing.B) {
			for b.Loop() {
				p, err := expr.Compile(source, expr.Env(event))
				if err != nil {
					b.Fatal(err)
				}
				if _, err := expr.Run(p, event); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
