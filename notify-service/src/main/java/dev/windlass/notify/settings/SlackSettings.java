package dev.windlass.notify.settings;

import dev.windlass.notify.yaml.Fields;
import dev.windlass.notify.yaml.MalformedException;

/**
 * A Slack workspace.
 *
 * @param token the bot's token; never to be shown
 * @param apiUrl where Slack's API is, with a slash at its end; empty: Slack itself
 * @param username the sender's name where the template has none
 * @param icon an emoji in colons or a URL, where the template has none
 * @param disableUnfurl whether Slack is told not to show previews of links
 * @param insecureSkipVerify whether any certificate is trusted
 */
public record SlackSettings(
        String token,
        String apiUrl,
        String username,
        String icon,
        boolean disableUnfurl,
        boolean insecureSkipVerify,
        boolean deduplicateImages)
        implements ServiceSettings {
    static SlackSettings parse(Fields fields) throws MalformedException {
        return new SlackSettings(
                fields.text("token"),
                fields.text("apiURL"),
                fields.text("username"),
                fields.text("icon"),
                fields.flag("disableUnfurl"),
                fields.flag("insecureSkipVerify"),
                !fields.has("deduplicateImages") || fields.flag("deduplicateImages"));
    }

    /** Slack, reached with a token and otherwise by its defaults. */
    public static SlackSettings of(String token) {
        return new SlackSettings(token, "", "", "", false, false, true);
    }

    @Override
    public String toString() {
        return "SlackSettings";
    }
}
