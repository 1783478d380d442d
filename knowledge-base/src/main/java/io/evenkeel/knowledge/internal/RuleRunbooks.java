package io.evenkeel.knowledge.internal;

import io.evenkeel.alerting.Runbooks;
import io.evenkeel.alerting.Runbooks.Runbook;
import io.evenkeel.knowledge.Articles.RuleRunbook;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The runbook of a rule: what people wrote, what was shipped and is published, what is shipped; of each the reader's language,
 * then English.
 */
@Component
class RuleRunbooks {
    private final JdbcClient jdbc;
    private final Runbooks shipped;

    RuleRunbooks(JdbcClient jdbc, Runbooks shipped) {
        this.jdbc = jdbc;
        this.shipped = shipped;
    }

    Optional<RuleRunbook> of(String rule, Optional<String> language) {
        return published(rule, language).or(() -> shipped.find(rule, language).map(RuleRunbooks::asShipped));
    }

    private static RuleRunbook asShipped(Runbook runbook) {
        MarkdownHead head = MarkdownHead.of(runbook.text(), runbook.rule());
        return new RuleRunbook(runbook.rule(), Optional.empty(), head.title(), runbook.language(), head.body(), true);
    }

    private Optional<RuleRunbook> published(String rule, Optional<String> language) {
        return jdbc.sql("""
                        select a.key, e.title, e.language, e.body,
                            coalesce(e.from_source and a.source like 'shipped/%', false) as shipped
                        from knowledge.edition e join knowledge.article a on a.id = e.article_id
                        where e.rules @> array[:rule]::text[] and e.state = 'PUBLISHED' and e.kind = 'RUNBOOK'
                        order by shipped, split_part(e.language, '-', 1) = split_part(:language, '-', 1) desc,
                            split_part(e.language, '-', 1) = 'en' desc, a.changed_at desc
                        limit 1""")
                .param("rule", rule)
                .param("language", language.orElse(""))
                .query((row, line) -> new RuleRunbook(
                        rule,
                        Optional.of(row.getString("key")),
                        row.getString("title"),
                        row.getString("language"),
                        row.getString("body"),
                        row.getBoolean("shipped")))
                .optional();
    }
}
