package io.evenkeel.workflow.internal.callback;

import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Audit;
import io.evenkeel.audit.Refusal;
import io.evenkeel.audit.Right;
import io.evenkeel.identity.Secrets;
import io.evenkeel.notify.Outgoing;
import io.evenkeel.workflow.Receivers;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The secrets of systems that are called. */
@Service
class ReceiverBook implements Receivers {
    private static final String SECRET = "workflow.receiver";
    private static final int MOST = 500;

    private final JdbcClient jdbc;
    private final Secrets secrets;
    private final Outgoing outgoing;
    private final Audit audit;
    private final InstantSource clock;

    ReceiverBook(JdbcClient jdbc, Secrets secrets, Outgoing outgoing, Audit audit, InstantSource clock) {
        this.jdbc = jdbc;
        this.secrets = secrets;
        this.outgoing = outgoing;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public List<Receiver> list(Actor actor) {
        actor.mustHave(Right.DEPLOY_PROCESSES);
        return jdbc.sql("select origin, made_at, made_by from workflow.receiver order by origin limit " + MOST)
                .query((row, number) -> new Receiver(
                        row.getString("origin"),
                        row.getObject("made_at", OffsetDateTime.class).toInstant(),
                        row.getString("made_by")))
                .list();
    }

    @Override
    @Transactional
    public Secret renew(Actor actor, String url) {
        actor.mustHave(Right.DEPLOY_PROCESSES);
        outgoing.mustBeAllowed(url.strip(), "url");
        Secret made = new Secret(Origin.of(url, "url"), Codes.random("evs_"));
        mustHaveRoom(made.origin());
        jdbc.sql("""
                        insert into workflow.receiver (origin, sealed_secret, made_at, made_by)
                        values (:origin, :sealed, :now, :by)
                        on conflict (origin) do update set sealed_secret = excluded.sealed_secret,
                            made_at = excluded.made_at, made_by = excluded.made_by""")
                .param("origin", made.origin())
                .param("sealed", secrets.seal(SECRET, made.secret()))
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("by", actor.name())
                .update();
        audit.record(actor, "workflow.renew-receiver", made.origin(), Map.of());
        return made;
    }

    private void mustHaveRoom(String origin) {
        long others = jdbc.sql("select count(*) from workflow.receiver where origin <> :origin")
                .param("origin", origin)
                .query(Long.class)
                .single();
        if (others >= MOST) {
            throw new Refusal(
                    Refusal.Kind.CONFLICT,
                    "too-many-receivers",
                    "There are " + MOST + " receivers, which is the most. Remove one first.");
        }
    }

    @Override
    @Transactional
    public void remove(Actor actor, String url) {
        actor.mustHave(Right.DEPLOY_PROCESSES);
        String origin = Origin.of(url, "url");
        int removed = jdbc.sql("delete from workflow.receiver where origin = :origin")
                .param("origin", origin)
                .update();
        if (removed == 0) {
            throw new Refusal(
                    Refusal.Kind.NOT_FOUND,
                    "receiver-unknown",
                    "There is no receiver " + origin + ". Load the list again.");
        }
        audit.record(actor, "workflow.remove-receiver", origin, Map.of());
    }

    /** Empty where it has none, or none any longer. */
    Optional<String> secretOf(String origin) {
        return jdbc.sql("select sealed_secret from workflow.receiver where origin = :origin")
                .param("origin", origin)
                .query(String.class)
                .optional()
                .map(kept -> secrets.open(SECRET, kept));
    }
}
