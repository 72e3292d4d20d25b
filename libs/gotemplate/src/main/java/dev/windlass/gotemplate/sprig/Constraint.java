package dev.windlass.gotemplate.sprig;

/**
 * One condition on a version.
 *
 * @param operator as it was written, maybe empty
 * @param than the version to compare with, 0 where it was left open
 * @param anyMajor whether even the major number was left open
 * @param anyMinor whether minor and patch were left open
 * @param anyPatch whether only the patch was left open
 */
record Constraint(String operator, Version than, boolean anyMajor, boolean anyMinor, boolean anyPatch) {
    private boolean isOpen() {
        return anyMajor || anyMinor || anyPatch;
    }

    boolean isPrerelease() {
        return !than.prerelease().isEmpty();
    }

    /**
     * Whether a version meets it.
     *
     * @param prereleases whether versions before a release may
     */
    boolean allows(Version v, boolean prereleases) {
        boolean excluded = !v.prerelease().isEmpty() && !prereleases;
        if (operator.equals("!=")) {
            boolean looks = isOpen() || v.libraries() == Libraries.RECENT;
            return !(looks && excluded) && (isOpen() ? differs(v) : v.compare(than) != 0);
        }
        if (excluded) {
            return false;
        }
        return switch (operator) {
            case ">" -> greater(v);
            case "<" -> v.compare(than) < 0;
            case ">=", "=>" -> v.compare(than) >= 0;
            case "<=", "=<" -> lessOrEqual(v);
            case "~", "~>" -> tilde(v);
            case "^" -> caret(v);
            default -> isOpen() ? tilde(v) : v.compare(than) == 0;
        };
    }

    private boolean sameMajor(Version v) {
        return v.major() == than.major();
    }

    private boolean sameMinor(Version v) {
        return v.minor() == than.minor();
    }

    private boolean differs(Version v) {
        if (!sameMajor(v) || (!sameMinor(v) && !anyMinor)) {
            return true;
        }
        if (anyMinor) {
            return false;
        }
        if (v.patch() != than.patch() && !anyPatch) {
            return true;
        }
        if (anyPatch) {
            boolean released = v.prerelease().isEmpty() && than.prerelease().isEmpty();
            return !released && Prerelease.compare(v.prerelease(), than.prerelease()) != 0;
        }
        return v.compare(than) != 0;
    }

    private boolean greater(Version v) {
        if (!isOpen() || !sameMajor(v)) {
            return isOpen() ? Long.compareUnsigned(v.major(), than.major()) > 0 : v.compare(than) > 0;
        }
        if (anyMinor) {
            return false;
        }
        return anyPatch ? Long.compareUnsigned(v.minor(), than.minor()) > 0 : v.compare(than) > 0;
    }

    private boolean lessOrEqual(Version v) {
        if (!isOpen()) {
            return v.compare(than) <= 0;
        }
        if (!sameMajor(v)) {
            return Long.compareUnsigned(v.major(), than.major()) < 0;
        }
        return anyMinor || Long.compareUnsigned(v.minor(), than.minor()) <= 0;
    }

    private boolean tilde(Version v) {
        if (v.compare(than) < 0) {
            return false;
        }
        boolean zero = than.major() == 0 && than.minor() == 0 && than.patch() == 0;
        if (zero && !anyMinor && !anyPatch) {
            return true;
        }
        return sameMajor(v) && (anyMinor || sameMinor(v));
    }

    private boolean caret(Version v) {
        if (v.compare(than) < 0) {
            return false;
        }
        if (than.major() != 0 || anyMinor) {
            return sameMajor(v);
        }
        if (v.major() != 0) {
            return false;
        }
        if (than.minor() != 0 || anyPatch) {
            return sameMinor(v);
        }
        return v.minor() == 0 && v.patch() == than.patch();
    }
}
