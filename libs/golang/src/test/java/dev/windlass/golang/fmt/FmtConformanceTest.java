package dev.windlass.golang.fmt;

import dev.windlass.golang.Budget;
import dev.windlass.golang.Kind;
import dev.windlass.golang.Num;
import dev.windlass.golang.Values;
import dev.windlass.golang.Vectors;
import dev.windlass.golang.strconv.FormatFloat;
import dev.windlass.golang.strconv.Parse;
import dev.windlass.golang.strconv.Quote;
import dev.windlass.golang.strconv.Unquote;
import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FmtConformanceTest {
    @Test
    void printsAndParsesAsGoDoes() throws IOException {
        Vectors.run(FmtConformanceTest.class, "golang-fmt", FmtConformanceTest::call);
    }

    private static @Nullable Object call(String function, @Nullable Object[] args) {
        return switch (function) {
            case "sprint" -> Fmt.sprint(Budget.UNLIMITED, args);
            case "sprintln" -> Fmt.sprintln(Budget.UNLIMITED, args);
            case "sprintf" -> Fmt.sprintf(Budget.UNLIMITED, text(args), Arrays.copyOfRange(args, 1, args.length));
            case "formatFloat" ->
                FormatFloat.format((Double) args[0], ((String) args[1]).charAt(0), number(args[2]), number(args[3]));
            case "quote" -> Quote.quote(text(args));
            case "quoteToAscii" -> Quote.quoteToAscii(text(args));
            case "quoteRune" -> Quote.quoteRune((Long) args[0]);
            case "unquote" -> Unquote.unquote(text(args));
            case "parseFloat" -> Parse.parseFloat(text(args));
            case "atoi" -> Parse.atoi(text(args));
            case "parseInt" -> Parse.parseInt(text(args), number(args[1]), number(args[2]));
            case "parseUint" -> new Num(Kind.UINT64, Parse.parseUint(text(args), number(args[1]), number(args[2])));
            case "parseBool" -> Parse.parseBool(text(args));
            default -> throw new IllegalArgumentException(function);
        };
    }

    private static String text(@Nullable Object[] args) {
        return (String) args[0];
    }

    private static int number(@Nullable Object value) {
        return (int) Values.toLong(value);
    }
}
