package dev.windlass.devcluster;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.windlass.devcluster.Deletion.Options;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/** Secrets of type service-account-token: filled with a lasting token, and deleted with their account. */
final class AccountTokens {
    static final String TYPE = "kubernetes.io/service-account-token";
    static final String ACCOUNT = "kubernetes.io/service-account.name";
    private static final String UID = "kubernetes.io/service-account.uid";

    private final Store store;
    private final Edits edits;
    private final Tokens tokens;
    private final String authorityPem;

    AccountTokens(Store store, Edits edits, Tokens tokens, String authorityPem) {
        this.store = store;
        this.edits = edits;
        this.tokens = tokens;
        this.authorityPem = authorityPem;
    }

    /** @param change of a secret or of a service account */
    void follow(Change change) {
        Item item = change.after();
        if (item.resource().equals(BuiltIn.SECRETS)) {
            if (!change.deleted()) {
                fill(item);
            }
        } else if (change.deleted() || change.before() == null) {
            store.list(BuiltIn.SECRETS, item.namespace()).items().forEach(this::fill);
        }
    }

    private void fill(Item secret) {
        ObjectNode object = secret.object();
        if (!Json.text(object, "type").equals(TYPE)) {
            return;
        }
        String name = Json.text(object, "metadata", "annotations", ACCOUNT);
        String uid = Json.text(object, "metadata", "annotations", UID);
        Item account = store.get(BuiltIn.SERVICE_ACCOUNTS, secret.namespace(), name);
        if (account == null || (!uid.isEmpty() && !uid.equals(account.uid()))) {
            edits.delete(List.of(secret), Options.PLAIN);
        } else if (!object.path("data").has("token")) {
            edits.edit(secret, changed -> write(changed, secret, account));
        }
    }

    private void write(ObjectNode changed, Item secret, Item account) {
        Json.metadata(changed).withObjectProperty("annotations").put(UID, account.uid());
        ObjectNode data = changed.withObjectProperty("data");
        data.put("ca.crt", base64(authorityPem));
        data.put("namespace", base64(secret.namespace()));
        data.put("token", base64(tokens.lasting(account, secret.name())));
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
