package io.evenkeel.recovery.internal;

import io.evenkeel.audit.UuidSeven;
import io.evenkeel.protocol.RecoveryResult.BackupCopy;
import io.evenkeel.protocol.RecoveryResult.BackupMade;
import io.evenkeel.protocol.RecoveryResult.ManifestTaken;
import io.evenkeel.recovery.KeptCopy;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Component;

/** The table {@code recovery.copy}. */
@Component
class CopyRows {
    /** How long it is known of a copy that it was there. */
    private static final Duration REMEMBERED = Duration.ofDays(400);

    private final JdbcClient jdbc;

    CopyRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<KeptCopy> there(UUID policy, int limit) {
        return jdbc.sql("""
                        select * from recovery.copy where policy_id = :policy and gone_at is null
                        order by at desc limit :limit""")
                .param("policy", policy)
                .param("limit", limit)
                .query((row, number) -> copy(row))
                .list();
    }

    /**
     * The newest that was checked and is there.
     *
     * @param until none that was begun after it
     */
    Optional<ToDrill> toDrill(UUID policy, Optional<Instant> until) {
        return jdbc.sql("""
                        select * from recovery.copy
                        where policy_id = :policy and sound and gone_at is null
                            and (cast(:until as timestamptz) is null or at <= :until)
                        order by at desc limit 1""")
                .param("policy", policy)
                .param("until", until.map(Columns::utc).orElse(null))
                .query((row, number) -> new ToDrill(copy(row), Columns.text(row, "manifest")))
                .optional();
    }

    /** @param manifest SHA-256 of what the host wrote down when it was made */
    record ToDrill(KeptCopy copy, Optional<String> manifest) {}

    /** @param at not after the moment at which the tool began */
    void made(UUID policy, BackupMade made, String kind, Instant at) {
        jdbc.sql("""
                        insert into recovery.copy (id, policy_id, tool_id, kind, at, size_bytes, added_bytes, sound,
                            manifest)
                        values (:id, :policy, :toolId, :kind, :at, :size, :added, false, :manifest)
                        on conflict (policy_id, tool_id) do nothing""")
                .param("id", UuidSeven.at(at))
                .param("policy", policy)
                .param("toolId", made.copy())
                .param("kind", kind)
                .param("at", Columns.utc(at))
                .param("size", made.sizeBytes())
                .param("added", made.addedBytes())
                .param(
                        "manifest",
                        made.manifest()
                                .map(ManifestTaken::sha256)
                                .filter(CopyRows::isHash)
                                .orElse(null))
                .update();
    }

    private static boolean isHash(String text) {
        return text.matches("[0-9a-f]{64}");
    }

    /** What the tool's check says holds for all that there is. */
    void checked(UUID policy, boolean sound, String by, Instant now) {
        jdbc.sql("""
                        update recovery.copy set checked_at = :now, checked_by = :by, sound = :sound
                        where policy_id = :policy and gone_at is null""")
                .param("now", Columns.utc(now))
                .param("by", by)
                .param("sound", sound)
                .param("policy", policy)
                .update();
    }

    /**
     * One that the host lists. A tool whose ids are hashes may tell the beginning of one when it makes a copy, and all of it in a list;
     * of others an id may well begin with another copy's.
     */
    void listed(UUID policy, BackupCopy copy) {
        int known = jdbc.sql("""
                        update recovery.copy set tool_id = :toolId, kind = :kind, at = :at,
                            size_bytes = coalesce(cast(:size as bigint), size_bytes), gone_at = null
                        where policy_id = :policy
                            and (tool_id = :toolId
                                or :toolId ~ '^[0-9a-f]+$' and starts_with(:toolId, tool_id))""")
                .param("toolId", copy.id())
                .param("kind", copy.kind())
                .param("at", Columns.utc(copy.at()))
                .param("size", copy.sizeBytes().orElse(null))
                .param("policy", policy)
                .update();
        if (known == 0) {
            found(policy, copy);
        }
    }

    private void found(UUID policy, BackupCopy copy) {
        jdbc.sql("""
                        insert into recovery.copy (id, policy_id, tool_id, kind, at, size_bytes, sound)
                        values (:id, :policy, :toolId, :kind, :at, :size, false)""")
                .param("id", UuidSeven.at(copy.at()))
                .param("policy", policy)
                .param("toolId", copy.id())
                .param("kind", copy.kind())
                .param("at", Columns.utc(copy.at()))
                .param("size", copy.sizeBytes().orElse(null))
                .update();
    }

    /** Those that the host lists no more; what is older than all it lists may have been left out of a long list. */
    void goneExcept(UUID policy, List<String> listed, Instant oldest, Instant now) {
        jdbc.sql("""
                        update recovery.copy set gone_at = :now
                        where policy_id = :policy and gone_at is null and at >= :oldest and tool_id <> all(:listed)""")
                .param("now", Columns.utc(now))
                .param("policy", policy)
                .param("oldest", Columns.utc(oldest))
                .param("listed", new SqlArrayValue("text", listed.toArray()))
                .update();
        jdbc.sql("delete from recovery.copy where policy_id = :policy and gone_at < :before")
                .param("policy", policy)
                .param("before", Columns.utc(now.minus(REMEMBERED)))
                .update();
    }

    private static KeptCopy copy(ResultSet row) throws SQLException {
        return new KeptCopy(
                row.getString("tool_id"),
                row.getString("kind"),
                Columns.instant(row, "at").orElseThrow(),
                Columns.whole(row, "size_bytes"),
                Columns.whole(row, "added_bytes"),
                Columns.instant(row, "checked_at"),
                Columns.text(row, "checked_by"),
                row.getBoolean("sound"));
    }
}
