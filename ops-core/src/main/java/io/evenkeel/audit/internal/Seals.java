package io.evenkeel.audit.internal;

import io.evenkeel.audit.Audit.Act;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Gives committed acts their numbers and chains them. */
@Component
class Seals {

    static final int MOST_AT_ONCE = 500;

    /** Any number that no other part of the house locks by. */
    private static final long LOCK = 0x6175_6469_7473_6561L;

    /** One link of the chain. */
    @SuppressWarnings("ArrayRecordComponent") // never compared: it is on its way into the next hash
    record Link(long number, byte[] hash) {}

    private final JdbcClient jdbc;

    Seals(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Seals some of the waiting acts, in the order of their ids; how many. None while another server seals. */
    @Transactional
    int sealWaiting() {
        if (!lock()) {
            return 0;
        }
        List<Act> waiting = takeWaiting();
        if (!waiting.isEmpty()) {
            insert(chained(last(), waiting), waiting);
        }
        return waiting.size();
    }

    private static List<Link> chained(Link last, List<Act> acts) {
        List<Link> links = new ArrayList<>();
        Link before = last;
        for (Act act : acts) {
            long number = before.number() + 1;
            before = new Link(number, Chain.next(before.hash(), number, act));
            links.add(before);
        }
        return links;
    }

    private boolean lock() {
        return jdbc.sql("SELECT pg_try_advisory_xact_lock(:lock)")
                .param("lock", LOCK)
                .query(Boolean.class)
                .single();
    }

    private List<Act> takeWaiting() {
        return jdbc.sql("""
                        WITH taken AS (
                            DELETE FROM audit.unsealed WHERE act_id IN (
                                SELECT act_id FROM audit.unsealed ORDER BY act_id LIMIT :most)
                            RETURNING act_id)
                        SELECT act.*, CAST(NULL AS bigint) AS number
                        FROM audit.act act JOIN taken ON taken.act_id = act.id ORDER BY act.id
                        """)
                .param("most", MOST_AT_ONCE)
                .query((row, number) -> AuditTrail.act(row))
                .list();
    }

    private Link last() {
        return newest().orElse(new Link(0, Chain.BEGINNING));
    }

    /** The newest link; empty where nothing is sealed yet. */
    Optional<Link> newest() {
        return jdbc.sql("SELECT number, hash FROM audit.seal ORDER BY number DESC LIMIT 1")
                .query((row, number) -> new Link(row.getLong("number"), row.getBytes("hash")))
                .optional();
    }

    private void insert(List<Link> links, List<Act> acts) {
        jdbc.sql("""
                        INSERT INTO audit.seal (number, act_id, hash)
                        SELECT * FROM unnest(:numbers, :acts, :hashes)
                        """)
                .param("numbers", links.stream().map(Link::number).toArray(Long[]::new))
                .param("acts", acts.stream().map(Act::id).toArray(Long[]::new))
                .param("hashes", links.stream().map(Link::hash).toArray(byte[][]::new))
                .update();
    }
}
