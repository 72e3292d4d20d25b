package dev.windlass.standalone;

import java.net.URI;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads where the HTTP API is, as people type it. */
final class DoorAddress implements ITypeConverter<URI> {
    static final String BY_DEFAULT = "http://localhost:2746";

    @Override
    public URI convert(String text) {
        try {
            URI uri = URI.create(text.strip().replaceFirst("/+$", ""));
            String scheme = String.valueOf(uri.getScheme());
            if ((scheme.equals("http") || scheme.equals("https"))
                    && uri.getHost() != null
                    && uri.getRawUserInfo() == null
                    && uri.getRawQuery() == null
                    && uri.getRawFragment() == null) {
                return uri;
            }
        } catch (IllegalArgumentException e) {
            // No URI at all.
        }
        throw new TypeConversionException("an address such as " + BY_DEFAULT + " is meant");
    }
}
