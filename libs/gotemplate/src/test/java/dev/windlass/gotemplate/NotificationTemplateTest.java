package dev.windlass.gotemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

final class NotificationTemplateTest {
    private static final String APPLICATION = """
            {"app": {"spec": {"project": "retail", "source": {
              "repoURL": "git@git.example.com:retail/shop.git",
              "helm": {"parameters": [{"name": "replicas", "value": "5"}]}}}}}
            """;

    private static String run(String text) {
        Map<String, @Nullable Object> variables =
                NotificationData.variables(JsonMapper.builder().build().readTree(APPLICATION));
        return Template.parse("t", text).execute(variables);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "{{call .repo.RepoURLToHTTPS .app.spec.source.repoURL}}~https://git.example.com/retail/shop.git",
                "{{call .repo.FullNameByRepoURL .app.spec.source.repoURL}}~retail/shop",
                "{{(call .repo.GetCommitMetadata \"abc\").Date.Format \"2006-01-02\"}}~2024-03-04",
                "{{range (call .repo.GetCommitMetadata \"abc\").Tags}}{{.}},{{end}}~v1,stable,",
                "{{(call .repo.GetAppDetails).Helm.HelmAppSpec.Name}}~web",
                "{{(call .repo.GetAppDetails).Helm.GetParameterValueByName \"tag\"}}~1",
                "{{range (call .repo.GetAppDetails).Helm.HelmParameterOverrides}}{{.Name}}={{.Value}}{{end}}~replicas=5",
                "{{(call .repo.GetAppDetails).Kustomize}}~<nil>",
                "{{if (call .repo.GetAppDetails).Directory}}x{{else}}none{{end}}~none",
                "{{((call .time.Parse \"2026-05-04T10:02:05Z\").Sub (call .time.Parse \"2026-05-04T10:00:00Z\")).Seconds}}~125",
                "{{(call .time.Now).Format .time.Kitchen}} {{.time.Minute}}~10:10AM 1m0s",
                "{{call .strings.ToUpper \"a\"}}~A",
            })
    void notificationFunctionsAnswer(String text, String expected) {
        assertThat(run(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "{{(call .repo.GetCommitMetadata \"abc\").SHA}}~template: t:1:32: executing \"t\" at <\"abc\">: can't evaluate field SHA in type shared.CommitMetadata",
                "{{(call .repo.GetCommitMetadata \"none\").Author}}~template: t:1:3: executing \"t\" at <call .repo.GetCommitMetadata \"none\">: error calling call: revision none not found",
                "{{(call .repo.GetCommitMetadata .app.none).Author}}~template: t:1:3: executing \"t\" at <call .repo.GetCommitMetadata .app.none>: error calling call: arg 0: value is nil; should be of type string",
                "{{(call .repo.GetAppDetails).Kustomize.Images}}~template: t:1:13: executing \"t\" at <.repo.GetAppDetails>: nil pointer evaluating *apiclient.KustomizeAppSpec.Images",
            })
    void notificationFunctionsFailInGoWords(String text, String expected) {
        assertThatThrownBy(() -> run(text))
                .isInstanceOf(TemplateExecutionException.class)
                .hasMessage(expected);
    }
}
