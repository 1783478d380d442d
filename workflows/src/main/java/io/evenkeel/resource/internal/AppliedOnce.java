package io.evenkeel.resource.internal;

import io.evenkeel.audit.Refusal;
import io.evenkeel.resource.Resource;
import io.evenkeel.resource.Resources.Application;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Applications that come with a key of their sender: one that is sent again within a day is the same, not a second. */
@Component
class AppliedOnce {
    static final Duration KEPT = Duration.ofHours(24);
    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,200}");
    private static final int FORGOTTEN_AT_ONCE = 100;

    private final JdbcClient jdbc;
    private final ResourceRows resources;
    private final ResourceSettings settings;

    AppliedOnce(JdbcClient jdbc, ResourceRows resources, ResourceSettings settings) {
        this.jdbc = jdbc;
        this.resources = resources;
        this.settings = settings;
    }

    private record Known(String digest, UUID resource) {}

    /**
     * What this key stands for already. Empty for a new one: the caller applies and says so with {@link #made}, in the same
     * transaction; until that ends, whoever comes with the same key waits here.
     */
    Optional<Resource> known(UUID person, String key, Application application) {
        if (!KEY.matcher(key).matches()) {
            throw new Refusal(
                    Refusal.Kind.INVALID,
                    "idempotency-key-invalid",
                    "An Idempotency-Key has 1 to 200 visible ASCII characters, no blanks.");
        }
        String digest = digest(application);
        if (begun(person, key, digest)) {
            forget();
            return Optional.empty();
        }
        Known known = jdbc.sql("""
                        select digest, resource_id from resource.applied_once where person = :person and key = :key""")
                .param("person", person)
                .param("key", key)
                .query((row, number) -> new Known(row.getString("digest"), row.getObject("resource_id", UUID.class)))
                .single();
        Resource resource = resources.ofId(known.resource()).orElseThrow();
        if (!known.digest().equals(digest)) {
            throw new Refusal(
                    Refusal.Kind.CONFLICT,
                    "idempotency-key-used",
                    "This Idempotency-Key was sent with another application, which became " + resource.key()
                            + ". Look at it; for another one, send another key.");
        }
        return Optional.of(resource);
    }

    private boolean begun(UUID person, String key, String digest) {
        return jdbc.sql("""
                        insert into resource.applied_once as known (person, key, digest, at)
                        values (:person, :key, :digest, :now)
                        on conflict (person, key) do update set digest = excluded.digest, at = excluded.at, resource_id = null
                            where known.at <= :before""")
                        .param("person", person)
                        .param("key", key)
                        .param("digest", digest)
                        .param("now", ResourceRows.utc(settings.now()))
                        .param("before", ResourceRows.utc(settings.now().minus(KEPT)))
                        .update()
                == 1;
    }

    void made(UUID person, String key, Resource resource) {
        jdbc.sql("update resource.applied_once set resource_id = :resource where person = :person and key = :key")
                .param("resource", resource.id())
                .param("person", person)
                .param("key", key)
                .update();
    }

    /** Drops those that stand for nothing any more; whoever uses one of them at this moment keeps it. */
    private void forget() {
        jdbc.sql("""
                        delete from resource.applied_once
                        where (person, key) in (select person, key from resource.applied_once
                            where at <= :before order by at limit :most for update skip locked)""")
                .param("before", ResourceRows.utc(settings.now().minus(KEPT)))
                .param("most", FORGOTTEN_AT_ONCE)
                .update();
    }

    private static String digest(Application application) {
        String all = String.join(
                "\n",
                application.kind(),
                application.team().orElse(""),
                Integer.toString(application.quantity()),
                application.until().toString(),
                application.purpose());
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(all.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("SHA-256 is part of every JDK", impossible);
        }
    }
}
