package dev.windlass.golang.notifications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.windlass.golang.Budget;
import dev.windlass.golang.GoException;
import dev.windlass.golang.GoFunction;
import dev.windlass.golang.GoObject;
import dev.windlass.golang.GoPanic;
import dev.windlass.golang.Values;
import dev.windlass.golang.time.Time;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class NotificationVariablesTest {
    private static final Map<String, Object> APPLICATION = Map.of(
            "spec",
            Map.of(
                    "project",
                    "retail",
                    "source",
                    Map.of(
                            "repoURL",
                            "https://git.example.com/retail/shop.git",
                            "helm",
                            Map.of("parameters", List.of(Map.of("name", "replicas", "value", "5"))))));

    /** Knows one commit and one chart. */
    private record OneRepository() implements RepositoryService {
        @Override
        public CommitMetadata commitMetadata(String repoUrl, String revision, String project) {
            if (!revision.equals("abc")) {
                throw new GoException("revision " + revision + " not found");
            }
            Time date = Time.parse(Time.RFC3339, "2024-03-04T17:20:00Z");
            return new CommitMetadata(repoUrl + " " + project, "Jo <jo@example.com>", date, List.of("v1"));
        }

        @Override
        public AppDetails appDetails(Map<String, ? extends @Nullable Object> application) {
            HelmDetails helm = new HelmDetails(
                    "web",
                    List.of("values.yaml"),
                    List.of(
                            new HelmDetails.Parameter("tag", "1", false),
                            new HelmDetails.Parameter("replicas", "2", true)),
                    "a: b\n",
                    List.of(new HelmDetails.FileParameter("cert", "files/cert.pem")));
            return new AppDetails("Helm", helm, null, false);
        }
    }

    private static @Nullable Object call(Map<String, Object> variable, String name, Object... args) {
        return function(variable.get(name)).invoke(Budget.UNLIMITED, args);
    }

    private static GoFunction function(@Nullable Object value) {
        return (GoFunction) Objects.requireNonNull(value);
    }

    private static Map<String, Object> repo(Map<String, Object> application) {
        return NotificationVariables.repo(new OneRepository(), application);
    }

    private static @Nullable Object field(@Nullable Object object, String name) {
        return ((GoObject) Objects.requireNonNull(object)).field(name);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "https://git.example.com/a/b.git,https://git.example.com/a/b.git,a/b",
                "git@git.example.com:a/b.git,https://git.example.com/a/b.git,a/b",
                "ssh://git@git.example.com:2222/a/b.git,https://git.example.com:2222/a/b.git,a/b",
                "https://user:pw@git.example.com/a/b.git,https://git.example.com/a/b.git,a/b",
                "https://git.example.com/only,https://git.example.com/only,/only",
                "\"\",https:,\"\"",
                "/local/path/repo.git,https:///local/path/repo.git,local/path",
                "file:///local/path/repo,https:///local/path/repo,local/path",
                "https://git.example.com/a/b.git/,https://git.example.com/a/b.git/,a/b.git",
                "https://git.example.com/a/a%20b.git?x=1#f,https://git.example.com/a/a%20b.git?x=1#f,a/a b",
                "C:\\repo,https://C:%5Crepo,C:\\repo",
            })
    void repositoryAddressesAreReadAsArgoCdReadsThem(String address, String https, String fullName) {
        assertThat(call(repo(Map.of()), "RepoURLToHTTPS", address)).isEqualTo(https);
        assertThat(call(repo(Map.of()), "FullNameByRepoURL", address)).isEqualTo(fullName);
    }

    @Test
    void commitsComeFromTheServiceOfTheApplicationsRepository() {
        Object commit = call(repo(APPLICATION), "GetCommitMetadata", "abc");
        assertThat(field(commit, "Message")).isEqualTo("https://git.example.com/retail/shop.git retail");
        assertThat(field(commit, "Tags")).isEqualTo(List.of("v1"));
        assertThat(Values.typeName(commit)).isEqualTo("shared.CommitMetadata");
    }

    @Test
    void whatTheServiceCannotAnswerIsAPanic() {
        assertThatThrownBy(() -> call(repo(APPLICATION), "GetCommitMetadata", "none"))
                .isInstanceOf(GoPanic.class)
                .hasMessage("revision none not found");
        assertThatThrownBy(() -> call(repo(Map.of("spec", Map.of())), "GetCommitMetadata", "abc"))
                .isInstanceOf(GoPanic.class)
                .hasMessage("failed to get application source repo URL");
    }

    @Test
    void parametersOfTheApplicationComeBeforeThoseOfTheChart() {
        Object helm = field(call(repo(APPLICATION), "GetAppDetails"), "Helm");
        GoFunction byName = function(((GoObject) Objects.requireNonNull(helm)).method("GetParameterValueByName"));
        assertThat(byName.invoke(Budget.UNLIMITED, "replicas")).isEqualTo("5");
        assertThat(byName.invoke(Budget.UNLIMITED, "tag")).isEqualTo("1");
        assertThat(byName.invoke(Budget.UNLIMITED, "none")).isEqualTo("");
    }

    @Test
    void detailsThatAreNotThereAreNilPointers() {
        Object kustomize = field(call(repo(APPLICATION), "GetAppDetails"), "Kustomize");
        assertThat(Values.isNil(kustomize)).isTrue();
        assertThat(Values.typeName(kustomize)).isEqualTo("*apiclient.KustomizeAppSpec");
    }

    @Test
    void timesAreParsedAsRfc3339Only() {
        Clock clock = Clock.fixed(Instant.parse("2026-05-04T10:10:00Z"), ZoneOffset.UTC);
        Map<String, Object> time = NotificationVariables.time(clock);
        assertThat((Time) call(time, "Now"))
                .isEqualByComparingTo((Time) Objects.requireNonNull(call(time, "Parse", "2026-05-04T10:10:00Z")));
        assertThatThrownBy(() -> call(time, "Parse", "yesterday"))
                .isInstanceOf(GoPanic.class)
                .hasMessageStartingWith("parsing time \"yesterday\" as ");
    }

    @Test
    void textsAreReplacedAndChangedInCase() {
        Map<String, Object> strings = NotificationVariables.strings();
        assertThat(call(strings, "ReplaceAll", "h\u00e9", "", "-")).isEqualTo("-h-\u00e9-");
        assertThat(call(strings, "ReplaceAll", "a.b.c", ".", "")).isEqualTo("abc");
        assertThat(call(strings, "ToUpper", "stra\u00dfe")).isEqualTo("STRA\u00dfE");
        assertThat(call(strings, "ToLower", "\u00c9A")).isEqualTo("\u00e9a");
    }
}
