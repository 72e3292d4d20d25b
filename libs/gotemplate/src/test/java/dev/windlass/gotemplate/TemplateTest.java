package dev.windlass.gotemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.windlass.golang.GoFunction;
import dev.windlass.golang.GoMap;
import dev.windlass.golang.Num;
import dev.windlass.golang.Slice;
import dev.windlass.golang.Type;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TemplateTest {
    private static final Map<String, Object> DATA = data();

    private static Map<String, Object> data() {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("name", "guest-book");
        data.put("count", Num.int64(3));
        data.put("list", Arrays.asList(Num.int64(1), "b", null));
        data.put("labels", Map.of("tier", "front", "app", "web"));
        data.put("typed", GoMap.of(Type.mapOf(Type.STRING, Type.INT), Map.of("one", 1L)));
        data.put("strings", Slice.of(Type.STRING, "x", "y"));
        data.put("nothing", null);
        return data;
    }

    private static String run(String text) {
        return Template.parse("t", text).execute(DATA);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "{{.name}} {{ $.count }}~guest-book 3",
                "a {{- .count -}} b~a3b",
                "{{/* gone */}}x~x",
                "{{.nope}} {{.nope.deeper}} {{.nothing}}~<no value> <no value> <no value>",
                "{{range $i, $e := .list}}{{$i}}={{$e}};{{end}}~0=1;1=b;2=<no value>;",
                "{{range $k, $v := .labels}}{{$k}}:{{$v}};{{end}}~app:web;tier:front;",
                "{{range .none}}x{{else}}none{{end}}~none",
                "{{range 3}}{{.}}{{end}}~012",
                "{{range $i := 9}}{{if eq $i 2}}{{continue}}{{end}}{{if eq $i 4}}{{break}}{{end}}{{$i}}{{end}}~013",
                "{{with .nothing}}x{{else with .name}}{{.}}{{end}}~guest-book",
                "{{$x := 1}}{{if true}}{{$x = 2}}{{$y := 3}}{{end}}{{$x}}~2",
                "{{define \"x\"}}[{{.}}]{{end}}{{template \"x\" .count}}{{template \"x\"}}~[3][<no value>]",
                "{{block \"b\" .labels}}{{.tier}}{{end}}~front",
                "{{index .list 1}} {{index .typed \"one\"}} {{index .typed \"two\"}}~b 1 0",
                "{{slice .name 0 5}} {{len .name}} {{len .list}}~guest 10 3",
                "{{and 1 0 (index .list 9)}} {{or 0 \"x\" (index .list 9)}} {{not 0}}~0 x true",
                "{{eq 1 2 1}} {{ne 1 2}} {{lt 1 2}} {{le 2 2}} {{gt 1 2}} {{ge 2 2}}~true true true true false true",
                "{{printf \"%05.1f|%-4d|%q\" 2.25 7 .name}}~002.2|7   |\"guest-book\"",
                "{{'a'}} {{0x10}} {{1_000}} {{1e3}} {{`raw`}} {{1i}}~97 16 1000 1000 raw (0+1i)",
                "{{html \"<a&'>\"}} {{js \"a'\"}} {{urlquery \"a b/c\"}}~&lt;a&amp;&#39;&gt; a\\' a+b%2Fc",
                "{{.strings}} {{(index .strings 0)}}~[x y] x",
            })
    void printsWhatGoPrints(String text, String expected) {
        assertThat(run(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "{{~template: t:1: unclosed action",
                "{{if .x}}~template: t:1: unexpected EOF",
                "{{$y}}~template: t:1: undefined variable \"$y\"",
                "{{nope 1}}~template: t:1: function \"nope\" not defined",
                "{{break}}~template: t:1: {{break}} outside {{range}}",
                "{{.}~template: t:1: bad character U+007D '}'",
                "{{1 | 2}}~template: t:1: non executable command in pipeline stage 2",
                "{{0x}}~template: t:1: illegal number syntax: \"0x\"",
                "{{'ab'}}~template: t:1: malformed character constant: 'ab'",
                "{{define \"x\"}}a{{end}}{{define \"x\"}}b{{end}}~template: t:1: template: multiple definition of template \"x\"",
            })
    void refusesWhatIsNoTemplateInGoWords(String text, String expected) {
        assertThatThrownBy(() -> run(text))
                .isInstanceOf(TemplateParseException.class)
                .hasMessage(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "{{.name.x}}~template: t:1:7: executing \"t\" at <.name.x>: can't evaluate field x in type interface {}",
                "{{(.name).x}}~template: t:1:3: executing \"t\" at <.name>: can't evaluate field x in type string",
                "{{.nothing.x}}~template: t:1:10: executing \"t\" at <.nothing.x>: nil pointer evaluating interface {}.x",
                "{{index .list 9}}~template: t:1:2: executing \"t\" at <index .list 9>: error calling index: index out of range: 9",
                "{{eq 1 \"1\"}}~template: t:1:2: executing \"t\" at <eq 1 \"1\">: error calling eq: incompatible types for comparison: int and string",
                "é{{template \"x\"}}~template: t:1:13: executing \"t\" at <{{template \"x\"}}>: template \"x\" not defined",
                "{{len}}~template: t:1:2: executing \"t\" at <len>: wrong number of args for len: want 1 got 0",
                "{{printf 1}}~template: t:1:9: executing \"t\" at <1>: expected string; found 1",
                "{{slice .name .count}}~template: t:1:2: executing \"t\" at <slice .name .count>: error calling slice: cannot index slice/array with type interface {}",
            })
    void failsInGoWords(String text, String expected) {
        assertThatThrownBy(() -> run(text))
                .isInstanceOf(TemplateExecutionException.class)
                .hasMessage(expected);
    }

    @Test
    void whatCameBeforeAnErrorIsWritten() {
        StringBuilder out = new StringBuilder();
        Template template = Template.parse("t", "before {{index .list 9}} after");
        assertThatThrownBy(() -> template.execute(DATA, out)).isInstanceOf(TemplateExecutionException.class);
        assertThat(out).hasToString("before ");
    }

    @Test
    void functionsOfTheCallerHideBuiltInOnes() {
        GoFunction shout = GoFunction.of(
                "len", Type.func(List.of(Type.STRING), List.of(Type.STRING), false), (budget, args) -> args[0] + "!");
        TemplateOptions options = TemplateOptions.DEFAULT.withFunctions(Map.of("len", shout));
        assertThat(Template.parse("t", "{{len .name}}", options).execute(DATA)).isEqualTo("guest-book!");
    }

    @Test
    void functionsThatYieldAreRangedOver() {
        Type yield = Type.func(List.of(Type.INT, Type.STRING), List.of(Type.BOOL), false);
        GoFunction pairs = GoFunction.of("pairs", Type.func(List.of(yield), List.of(), false), (budget, args) -> {
            for (long i = 0; args[0] instanceof GoFunction it && Boolean.TRUE.equals(it.invoke(budget, i, "v" + i)); ) {
                i++;
            }
            return null;
        });
        String text = "{{range $i, $v := .f}}{{if eq $i 3}}{{break}}{{end}}{{$i}}={{$v}};{{end}}"
                + "{{range .f}}{{if eq . 2}}{{break}}{{end}}{{.}}{{end}}";
        assertThat(Template.parse("t", text).execute(Map.of("f", pairs))).isEqualTo("0=v0;1=v1;2=v2;01");
    }

    @Test
    void functionsThatChangeMapsChangeACopyOfTheData() {
        Type type = Type.func(List.of(Type.OBJECT), List.of(Type.STRING), false);
        GoFunction mark = GoFunction.of("mark", type, (budget, args) -> {
            @SuppressWarnings("unchecked")
            Map<Object, Object> map = (Map<Object, Object>) args[0];
            map.put("marked", true);
            return "";
        });
        TemplateOptions options =
                TemplateOptions.DEFAULT.withFunctions(Map.of("mark", mark)).withMutating(Set.of("mark"));
        Map<String, Object> data = Map.of("labels", Map.of("tier", "front"));
        assertThat(Template.parse("t", "{{mark .labels}}{{.labels}}", options).execute(data))
                .isEqualTo("map[marked:true tier:front]");
        assertThat(data).isEqualTo(Map.of("labels", Map.of("tier", "front")));
    }

    @Test
    void missingKeysFailWhereTheOptionsSaySo() {
        TemplateOptions options = TemplateOptions.DEFAULT.withMissingKey(MissingKey.ERROR);
        assertThatThrownBy(() -> Template.parse("t", "{{.nope}}", options).execute(DATA))
                .hasMessage("template: t:1:2: executing \"t\" at <.nope>: map has no entry for key \"nope\"");
    }
}
