package io.evenkeel.workflow.internal.own;

import io.evenkeel.workflow.Bundles.Bundle;
import io.evenkeel.workflow.Words;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of uploaded processes. */
@Repository
class BundleRows {

    /**
     * @param definition the engine's id
     * @param starters groups; everybody, if none
     */
    record Stored(Bundle bundle, String definition, Optional<String> startForm, Set<String> starters) {}

    private static final String SELECT = """
            select name, version, title_en, title_zh, uploaded_at, uploaded_by, definition, start_form, starters, switched_on
            from workflow.bundle
            """;

    private final JdbcClient jdbc;

    BundleRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The number of the next version; whoever uploads at the same time waits. */
    int next(String name) {
        jdbc.sql("""
                        lock table workflow.bundle in share row exclusive mode""").update();
        return jdbc.sql("""
                        select coalesce(max(version), 0) + 1 as next from workflow.bundle where name = :name""")
                .param("name", name)
                .query((row, number) -> row.getInt("next"))
                .single();
    }

    void insert(Stored stored, byte[] zip) {
        Bundle bundle = stored.bundle();
        jdbc.sql("""
                        insert into workflow.bundle (name, version, title_en, title_zh, uploaded_at, uploaded_by, definition,
                            start_form, starters, switched_on, zip)
                        values (:name, :version, :en, :zh, :at, :by, :definition, :form, :starters, false, :zip)""")
                .param("name", bundle.name())
                .param("version", bundle.version())
                .param("en", bundle.title().en())
                .param("zh", bundle.title().zh())
                .param("at", bundle.uploadedAt().atOffset(ZoneOffset.UTC))
                .param("by", bundle.uploadedBy())
                .param("definition", stored.definition())
                .param("form", stored.startForm().orElse(null))
                .param("starters", stored.starters().toArray(String[]::new))
                .param("zip", zip)
                .update();
    }

    void insertForm(String name, int version, String form, String schema) {
        jdbc.sql("""
                        insert into workflow.bundle_form (name, version, form, schema) values (:name, :version, :form, :schema)""")
                .param("name", name)
                .param("version", version)
                .param("form", form)
                .param("schema", schema)
                .update();
    }

    Optional<String> schema(String name, int version, String form) {
        return jdbc.sql("""
                        select schema from workflow.bundle_form
                        where name = :name and version = :version and form = :form""")
                .param("name", name)
                .param("version", version)
                .param("form", form)
                .query((row, number) -> row.getString("schema"))
                .optional();
    }

    List<Stored> all() {
        return jdbc.sql(SELECT + " order by name, version desc")
                .query((row, number) -> stored(row))
                .list();
    }

    Optional<Stored> on(String name) {
        return jdbc.sql(SELECT + " where name = :name and switched_on")
                .param("name", name)
                .query((row, number) -> stored(row))
                .optional();
    }

    /** Switches this version to that state, and every other one of the name off. */
    boolean set(String name, int version, boolean on) {
        jdbc.sql("select version from workflow.bundle where name = :name order by version for update")
                .param("name", name)
                .query((row, number) -> row.getInt("version"))
                .list();
        if (on) {
            jdbc.sql("update workflow.bundle set switched_on = false where name = :name and version <> :version")
                    .param("name", name)
                    .param("version", version)
                    .update();
        }
        return jdbc.sql("update workflow.bundle set switched_on = :on where name = :name and version = :version")
                        .param("on", on)
                        .param("name", name)
                        .param("version", version)
                        .update()
                == 1;
    }

    String nextKey() {
        return "FLOW-"
                + jdbc.sql("""
                        select nextval('workflow.flow_number') as number""").query((row, number) -> row.getLong("number")).single();
    }

    private static Stored stored(ResultSet row) throws SQLException {
        Bundle bundle = new Bundle(
                row.getString("name"),
                row.getInt("version"),
                new Words(row.getString("title_en"), row.getString("title_zh")),
                row.getObject("uploaded_at", OffsetDateTime.class).toInstant(),
                row.getString("uploaded_by"),
                row.getBoolean("switched_on"));
        return new Stored(
                bundle, row.getString("definition"), Optional.ofNullable(row.getString("start_form")), Set.of((String[])
                        row.getArray("starters").getArray()));
    }
}
