package dev.windlass.standalone;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The arrows of the house: services know libraries, no service knows another, and a core knows no framework. */
final class ArchitectureTest {
    private static final List<String> SERVICES = List.of("ingest", "binding", "submit", "notify");
    private static final List<String> LIBRARIES = List.of("contracts", "golang", "expr", "gotemplate", "acts", "kube");
    private static final JavaClasses ALL = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.windlass");

    @ParameterizedTest
    @ValueSource(strings = {"ingest", "binding", "submit", "notify"})
    void noServiceKnowsAnother(String service) {
        String[] others = SERVICES.stream()
                .filter(it -> !it.equals(service))
                .map(ArchitectureTest::in)
                .toArray(String[]::new);
        noClasses()
                .that()
                .resideInAPackage(in(service))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(others)
                .check(ALL);
    }

    @Test
    void noLibraryKnowsAServiceOrSpring() {
        noClasses()
                .that()
                .resideInAnyPackage(in(LIBRARIES))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(in(SERVICES))
                .orShould()
                .dependOnClassesThat()
                .resideInAPackage("org.springframework..")
                .check(ALL);
    }

    @Test
    void theLibraryThatKnowsSpringKnowsNoService() {
        noClasses()
                .that()
                .resideInAPackage(in("service"))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(in(SERVICES))
                .check(ALL);
    }

    @Test
    void theLanguagesKnowNoFramework() {
        classes()
                .that()
                .resideInAnyPackage(in("golang"), in("expr"), in("gotemplate"))
                .should()
                .onlyDependOnClassesThat()
                .resideOutsideOfPackages(
                        "org.springframework..", "org.apache.kafka..", "io.fabric8..", in("contracts"), in("kube"))
                .check(ALL);
    }

    @Test
    void aCoreKnowsNoSpringKafkaOrKubernetesClient() {
        noClasses()
                .that()
                .resideInAnyPackage("dev.windlass.*.core..", in("acts"))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.springframework..", "org.apache.kafka..", "io.fabric8..")
                .check(ALL);
    }

    @Test
    void onlyStandaloneKnowsTheDevelopmentClusterAndBroker() {
        noClasses()
                .that()
                .resideOutsideOfPackages(in("devcluster"), in("devbroker"), in("standalone"))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(in("devcluster"), in("devbroker"), in("standalone"))
                .check(ALL);
    }

    private static String in(String module) {
        return "dev.windlass." + module + "..";
    }

    private static String[] in(List<String> modules) {
        return modules.stream().map(ArchitectureTest::in).toArray(String[]::new);
    }
}
