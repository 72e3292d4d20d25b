package dev.windlass.golang;

/** The kinds of Go's {@code reflect} package, in its order; {@link #INVALID} is the kind of nil. */
public enum Kind {
    INVALID("invalid", 0),
    BOOL("bool", 0),
    INT("int", 64),
    INT8("int8", 8),
    INT16("int16", 16),
    INT32("int32", 32),
    INT64("int64", 64),
    UINT("uint", 64),
    UINT8("uint8", 8),
    UINT16("uint16", 16),
    UINT32("uint32", 32),
    UINT64("uint64", 64),
    UINTPTR("uintptr", 64),
    FLOAT32("float32", 32),
    FLOAT64("float64", 64),
    COMPLEX64("complex64", 64),
    COMPLEX128("complex128", 128),
    ARRAY("array", 0),
    CHAN("chan", 0),
    FUNC("func", 0),
    INTERFACE("interface", 0),
    MAP("map", 0),
    POINTER("ptr", 0),
    SLICE("slice", 0),
    STRING("string", 0),
    STRUCT("struct", 0),
    UNSAFE_POINTER("unsafe.Pointer", 0);

    private final String goName;
    private final int bits;

    Kind(String goName, int bits) {
        this.goName = goName;
        this.bits = bits;
    }

    /** The name as Go's {@code reflect.Kind.String} gives it; a pointer is {@code ptr}. */
    public String goName() {
        return goName;
    }

    /** Width of a number in bits on a 64-bit machine; 0 for every other kind. */
    public int bits() {
        return bits;
    }

    public boolean isSigned() {
        return this.compareTo(INT) >= 0 && this.compareTo(INT64) <= 0;
    }

    public boolean isUnsigned() {
        return this.compareTo(UINT) >= 0 && this.compareTo(UINTPTR) <= 0;
    }

    public boolean isInteger() {
        return this.compareTo(INT) >= 0 && this.compareTo(UINTPTR) <= 0;
    }

    public boolean isFloat() {
        return this == FLOAT32 || this == FLOAT64;
    }

    @Override
    public String toString() {
        return goName;
    }
}
