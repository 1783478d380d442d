package io.evenkeel.notify.internal;

import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Audit;
import io.evenkeel.audit.Refusal;
import io.evenkeel.audit.Right;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The addresses that an administrator allows although they are mostly forbidden. */
@Service
public class AllowedAddresses {

    private static final int MOST = 100;

    private final JdbcClient jdbc;
    private final Audit audit;

    AllowedAddresses(JdbcClient jdbc, Audit audit) {
        this.jdbc = jdbc;
        this.audit = audit;
    }

    /** In the alphabet's order. */
    public List<String> entries() {
        return jdbc.sql("SELECT entry FROM notify.allowed_address ORDER BY entry")
                .query((row, number) -> row.getString("entry"))
                .list();
    }

    @Transactional
    public List<String> change(Actor actor, List<String> asked) {
        actor.mustHave(Right.EDIT_SETTINGS);
        List<String> entries = asked.stream().map(String::strip).distinct().toList();
        if (entries.size() > MOST) {
            throw refused("At most " + MOST + " addresses can be listed.");
        }
        entries.stream()
                .filter(entry -> !AddressRules.isEntry(entry))
                .findFirst()
                .ifPresent(entry -> {
                    throw refused(
                            "“" + entry + "” is no address, network or host name; they look like 127.0.0.1, 10.1.0.0/16"
                                    + " and hooks.example.org.");
                });
        String before = String.join(", ", entries());
        jdbc.sql("DELETE FROM notify.allowed_address").update();
        for (String entry : entries) {
            jdbc.sql("INSERT INTO notify.allowed_address (entry) VALUES (:entry)")
                    .param("entry", entry)
                    .update();
        }
        audit.record(
                actor,
                "notify.change-outgoing",
                "outgoing addresses",
                Map.of("allowed", String.join(", ", entries), "before", before));
        return entries();
    }

    private static Refusal refused(String sentence) {
        return new Refusal(Refusal.Kind.INVALID, "outgoing-invalid", sentence, "allowedAddresses");
    }
}
