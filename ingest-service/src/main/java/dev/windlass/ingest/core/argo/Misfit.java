package dev.windlass.ingest.core.argo;

/** What does not fit. */
sealed interface Misfit {
    String text();

    /** Seen from the place that holds the value: a structure's name, and the path to its field. */
    Misfit at(String structure, String path);

    /**
     * A value of another type than the field's.
     *
     * @param structure the name of the structure that has the field; empty at the root
     * @param path from the root to the field, with dots; empty at the root
     */
    record WrongType(String value, String type, String structure, String path) implements Misfit {
        @Override
        public String text() {
            String place = structure.isEmpty() && path.isEmpty()
                    ? " into Go value of type "
                    : " into Go struct field " + structure + "." + path + " of type ";
            return "json: cannot unmarshal " + value + place + type;
        }

        @Override
        public Misfit at(String outer, String outerPath) {
            return outer.isEmpty() && outerPath.isEmpty()
                    ? this
                    : new WrongType(value, type, outer, path.isEmpty() ? outerPath : outerPath + "." + path);
        }
    }

    /** A value of the right type whose text does not fit. */
    record WrongText(String text) implements Misfit {
        @Override
        public Misfit at(String structure, String path) {
            return this;
        }
    }
}
