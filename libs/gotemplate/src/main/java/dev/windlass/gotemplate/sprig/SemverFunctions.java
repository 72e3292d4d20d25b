package dev.windlass.gotemplate.sprig;

import static dev.windlass.golang.Type.BOOL;
import static dev.windlass.golang.Type.STRING;

import java.util.List;

/** Semantic versions, as Masterminds/semver v3 has them. */
final class SemverFunctions {
    private SemverFunctions() {}

    static void define(Definitions d) {
        Libraries libraries = d.libraries();
        d.failing("semver", Version.POINTER, List.of(STRING), (budget, a) -> Version.parse(a.text(0), libraries));
        d.failing("semverCompare", BOOL, List.of(STRING, STRING), (budget, a) -> {
            budget.spend(a.text(0).length());
            Constraints constraints = Constraints.parse(a.text(0), libraries);
            return constraints.allow(Version.parse(a.text(1), libraries));
        });
    }
}
