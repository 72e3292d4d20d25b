package dev.windlass.ingest.core.argo;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Quantities of Kubernetes: a number, and what it is multiplied by. */
final class QuantityText {
    private static final Pattern FORM = Pattern.compile("[+-]?[0-9]*(?:\\.[0-9]*)?([eEinumkKMGTP]*[-+]?[0-9]*)");
    private static final Pattern SUFFIX = Pattern.compile("[numkMGTPE]?|[KMGTPE]i|[eE][-+]?[0-9]{1,18}");

    private QuantityText() {}

    /** Says in Kubernetes' words what is wrong with a quantity. */
    static void check(String text) throws UnfitException {
        String quantity = text.strip();
        Matcher form = FORM.matcher(quantity);
        if (quantity.isEmpty() || !form.matches()) {
            throw unfit("quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'");
        }
        if (!SUFFIX.matcher(form.group(1)).matches()) {
            throw unfit("unable to parse quantity's suffix");
        }
    }

    private static UnfitException unfit(String text) {
        return new UnfitException(new Misfit.WrongText(text));
    }
}
