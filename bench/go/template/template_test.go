package template

import (
	"bytes"
	"encoding/json"
	"os"
	"testing"
	"text/template"

	sprig "github.com/Masterminds/sprig/v3"
)

// The work of TemplateBenchmark.java, done by the original.
var templates = map[string]string{
	"line":   `Application {{.app.metadata.name}} is {{.app.status.health.status}} at {{.app.status.sync.revision}}`,
	"images": `{{range $r := .app.status.operationState.syncResult.resources}}{{range $i := $r.images}}- "{{$i}}"{{end}}{{end}}`,
	"toJson": `{{toJson .app.status.operationState.syncResult}}`,
	"pipes":  `{{.app.metadata.name | upper | printf "%-20s" | quote}} {{if eq .app.status.health.status "Healthy"}}ok{{else}}bad{{end}}`,
}

func BenchmarkTemplate(b *testing.B) {
	raw, err := os.ReadFile("../../src/main/resources/dev/windlass/bench/template-data.json")
	if err != nil {
		b.Fatal(err)
	}
	var data struct{ Vars map[string]any }
	if err := json.Unmarshal(raw, &data); err != nil {
		b.Fatal(err)
	}
	functions := sprig.TxtFuncMap()
	for name, text := range templates {
		b.Run("execute/"+name, func(b *testing.B) {
			t := template.Must(template.New("t").Funcs(functions).Parse(text))
			var out bytes.Buffer
			for b.Loop() {
				out.Reset()
				if err := t.Execute(&out, data.Vars); err != nil {
					b.Fatal(err)
				}
			}
		})
		b.Run("parse/"+name, func(b *testing.B) {
			base := template.New("base").Funcs(functions)
			for b.Loop() {
				if _, err := base.New("t").Parse(text); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
