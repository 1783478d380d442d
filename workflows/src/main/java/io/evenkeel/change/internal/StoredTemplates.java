package io.evenkeel.change.internal;

import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Audit;
import io.evenkeel.audit.Refusal;
import io.evenkeel.audit.Right;
import io.evenkeel.change.Templates;
import io.evenkeel.inventory.Kind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;

@Service
class StoredTemplates implements Templates {
    private static final Pattern NAME = Pattern.compile("[a-z0-9-]{2,60}");
    private static final TypeReference<List<String>> TEXTS = new TypeReference<>() {};
    private static final String SELECT = """
            select name, title, why, implementation, back_out, item_kinds from change.template
            """;

    private final JdbcClient jdbc;
    private final Audit audit;

    StoredTemplates(JdbcClient jdbc, Audit audit) {
        this.jdbc = jdbc;
        this.audit = audit;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Template> list() {
        return jdbc.sql(SELECT + "order by name")
                .query(StoredTemplates::template)
                .list();
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Template> find(String name) {
        return jdbc.sql(SELECT + "where name = :name")
                .param("name", name)
                .query(StoredTemplates::template)
                .optional();
    }

    @Override
    @Transactional
    public Template put(Actor actor, Template given) {
        actor.mustHave(Right.EDIT_DESK);
        Template template = checked(given);
        jdbc.sql("""
                        insert into change.template (name, title, why, implementation, back_out, item_kinds)
                        values (:name, :title, :why, cast(:implementation as jsonb), cast(:backOut as jsonb), :kinds)
                        on conflict (name) do update set title = excluded.title, why = excluded.why,
                            implementation = excluded.implementation, back_out = excluded.back_out,
                            item_kinds = excluded.item_kinds""")
                .param("name", template.name())
                .param("title", template.title())
                .param("why", template.why())
                .param("implementation", ChangeTable.JSON.writeValueAsString(template.implementation()))
                .param("backOut", ChangeTable.JSON.writeValueAsString(template.backOut()))
                .param("kinds", new SqlArrayValue("text", template.itemKinds().toArray()))
                .update();
        audit.record(
                actor,
                "change.template.put",
                template.name(),
                Map.of(
                        "title", template.title(),
                        "steps", String.join(" | ", template.implementation()),
                        "backOut", String.join(" | ", template.backOut())));
        return template;
    }

    @Override
    @Transactional
    public void remove(Actor actor, String name) {
        actor.mustHave(Right.EDIT_DESK);
        int removed = jdbc.sql("delete from change.template where name = :name")
                .param("name", name)
                .update();
        if (removed == 0) {
            throw new Refusal(Refusal.Kind.NOT_FOUND, "template-unknown", "There is no template \"" + name + "\".");
        }
        audit.record(actor, "change.template.remove", name, Map.of());
    }

    private static Template checked(Template given) {
        if (!NAME.matcher(given.name()).matches()) {
            throw ChangeSentences.invalid("A template's name has 2 to 60 of a-z, 0-9 and -.", "name");
        }
        given.itemKinds().stream()
                .filter(kind -> Kind.ofWord(kind).isEmpty())
                .findFirst()
                .ifPresent(kind -> {
                    throw ChangeSentences.invalid("\"" + kind + "\" is no kind of item.", "itemKinds");
                });
        return new Template(
                given.name(),
                Texts.line(given.title(), "title"),
                Texts.text(given.why(), "why"),
                Texts.steps(given.implementation(), "implementation", false),
                Texts.steps(given.backOut(), "backOut", false),
                given.itemKinds());
    }

    private static Template template(ResultSet row, int number) throws SQLException {
        return new Template(
                row.getString("name"),
                row.getString("title"),
                row.getString("why"),
                ChangeTable.JSON.readValue(row.getString("implementation"), TEXTS),
                ChangeTable.JSON.readValue(row.getString("back_out"), TEXTS),
                Set.of((String[]) row.getArray("item_kinds").getArray()));
    }
}
