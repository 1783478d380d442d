package io.evenkeel.reporting.internal;

import io.evenkeel.audit.Refusal;
import io.evenkeel.reporting.Period;
import io.evenkeel.reporting.Report;
import io.evenkeel.reporting.Report.Head;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Reports as rows: written once, read with their hash. */
@Component
class ReportRows {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final JdbcClient jdbc;

    ReportRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** False if the period has one already. */
    boolean insert(UUID id, Report.Content content) {
        String text = JSON.writeValueAsString(content);
        Period period = content.period();
        return jdbc.sql("""
                        insert into reporting.report (id, kind, first_day, zone, begins_at, ends_at, made_at,
                            made_by_name, form, content, hash)
                        values (:id, :kind, :from, :zone, :begin, :end, :madeAt, :madeBy, :form, :content, :hash)
                        on conflict (kind, first_day) do nothing""")
                        .param("id", id)
                        .param("kind", period.kind().name())
                        .param("from", period.from())
                        .param("zone", period.zone().getId())
                        .param("begin", period.begin().atOffset(ZoneOffset.UTC))
                        .param("end", period.end().atOffset(ZoneOffset.UTC))
                        .param("madeAt", content.madeAt().atOffset(ZoneOffset.UTC))
                        .param("madeBy", content.madeBy())
                        .param("form", content.form())
                        .param("content", text)
                        .param("hash", hash(text))
                        .update()
                == 1;
    }

    Optional<Report> find(UUID id) {
        return jdbc.sql("select id, form, content, hash from reporting.report where id = :id")
                .param("id", id)
                .query(ReportRows::report)
                .optional();
    }

    Optional<Report> find(Period.Kind kind, LocalDate from) {
        return jdbc.sql("""
                        select id, form, content, hash from reporting.report
                        where kind = :kind and first_day = :from""")
                .param("kind", kind.name())
                .param("from", from)
                .query(ReportRows::report)
                .optional();
    }

    List<Head> list(Optional<Period.Kind> kind, Optional<UUID> after, int limit) {
        return jdbc.sql("""
                        select id, kind, first_day, zone, begins_at, ends_at, made_at, made_by_name
                        from reporting.report
                        where (cast(:kind as text) is null or kind = :kind)
                            and (cast(:after as uuid) is null
                                or (ends_at, kind) < (select ends_at, kind from reporting.report where id = :after))
                        order by ends_at desc, kind desc limit :limit""")
                .param("kind", kind.map(Enum::name).orElse(null))
                .param("after", after.orElse(null))
                .param("limit", limit)
                .query((row, number) -> new Head(
                        row.getObject("id", UUID.class),
                        new Period(
                                Period.Kind.valueOf(row.getString("kind")),
                                row.getObject("first_day", LocalDate.class),
                                ZoneId.of(row.getString("zone")),
                                instant(row, "begins_at"),
                                instant(row, "ends_at")),
                        instant(row, "made_at"),
                        row.getString("made_by_name")))
                .list();
    }

    private static Report report(ResultSet row, int number) throws SQLException {
        String text = row.getString("content");
        String hash = row.getString("hash");
        UUID id = row.getObject("id", UUID.class);
        if (!hash.equals(hash(text))) {
            throw new Refusal(
                    Refusal.Kind.UNAVAILABLE,
                    "report-altered",
                    "The report " + id + " is not what was written: its hash differs. Restore it from a backup.");
        }
        return new Report(Optional.of(id), Optional.of(hash), JSON.readValue(text, Report.Content.class));
    }

    static String hash(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("SHA-256 is part of every JDK", impossible);
        }
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
