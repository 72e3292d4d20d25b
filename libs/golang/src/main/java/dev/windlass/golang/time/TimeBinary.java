package dev.windlass.golang.time;

import dev.windlass.golang.GoException;
import java.nio.ByteBuffer;

/** Times as {@code Time.MarshalBinary} writes them. */
final class TimeBinary {
    private static final byte WHOLE_MINUTES = 1;
    private static final byte WITH_SECONDS = 2;
    private static final int LENGTH = 15;
    private static final int SECONDS_PER_MINUTE = 60;

    /** Stands for UTC in place of an offset. */
    private static final short UTC = -1;

    /** From the first day of the year 1 to that of 1970. */
    private static final long SECONDS_TO_1970 = 62_135_596_800L;

    private TimeBinary() {}

    /**
     * The bytes of a time.
     *
     * @param method which method asks, for the error
     */
    @SuppressWarnings("ReferenceEquality") // UTC is one object
    static byte[] of(Time time, String method) throws GoException {
        int seconds = time.offset() % SECONDS_PER_MINUTE;
        int minutes = time.location() == Location.UTC ? UTC : time.offset() / SECONDS_PER_MINUTE;
        if (minutes < Short.MIN_VALUE || minutes > Short.MAX_VALUE || (minutes == UTC && time.offset() != 0)) {
            throw new GoException("Time." + method + ": unexpected zone offset");
        }
        ByteBuffer out = ByteBuffer.allocate(seconds == 0 ? LENGTH : LENGTH + 1)
                .put(seconds == 0 ? WHOLE_MINUTES : WITH_SECONDS)
                .putLong(time.seconds() + SECONDS_TO_1970)
                .putInt(time.nanos())
                .putShort((short) minutes);
        return (seconds == 0 ? out : out.put((byte) seconds)).array();
    }
}
