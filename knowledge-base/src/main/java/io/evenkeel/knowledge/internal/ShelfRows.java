package io.evenkeel.knowledge.internal;

import io.evenkeel.inventory.Inventory;
import io.evenkeel.inventory.Item;
import io.evenkeel.knowledge.Article;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** {@link Shelf} in the database. The one row of {@code knowledge.shelf} is held by whoever changes it, until its commit. */
@Component
class ShelfRows implements Shelf {
    private static final int MOST_AT_ONCE = 1_000;

    private final JdbcClient jdbc;
    private final Inventory inventory;
    private final ApplicationEventPublisher events;

    ShelfRows(JdbcClient jdbc, Inventory inventory, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.inventory = inventory;
        this.events = events;
    }

    /**
     * Says that what readers see of an article has changed. Last in a transaction: until its commit every other change of the
     * shelf waits, and no article's row may be locked after it.
     */
    void changed(UUID article) {
        long mark = jdbc.sql("update knowledge.shelf set mark = mark + 1 where one returning mark")
                .query(Long.class)
                .single();
        jdbc.sql("update knowledge.article set shelf_mark = :mark where id = :article")
                .param("mark", mark)
                .param("article", article)
                .update();
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                events.publishEvent(new ShelfChanged(mark));
            }
        });
    }

    @Override
    @Transactional(readOnly = true)
    public long newestMark() {
        return jdbc.sql("select mark from knowledge.shelf where one")
                .query(Long.class)
                .single();
    }

    @Override
    @Transactional(readOnly = true)
    public List<PublishedText> changedSince(long mark, int limit) {
        List<Shelved> found = jdbc.sql("""
                        select a.key, a.shelf_mark, a.published is null as gone, e.kind, e.title, e.language, e.body,
                            e.rules, e.items
                        from knowledge.article a
                        join knowledge.edition e on e.article_id = a.id and e.number = coalesce(a.published, a.latest)
                        where a.shelf_mark > :mark order by a.shelf_mark limit :limit""")
                .param("mark", mark)
                .param("limit", Math.clamp(limit, 1, MOST_AT_ONCE))
                .query(ShelfRows::shelved)
                .list();
        Map<UUID, String> names = names(found);
        return found.stream().map(each -> each.text(names)).toList();
    }

    private Map<UUID, String> names(List<Shelved> found) {
        List<UUID> ids =
                found.stream().flatMap(each -> each.items().stream()).distinct().toList();
        return ids.isEmpty()
                ? Map.of()
                : inventory.findAll(ids).stream().collect(Collectors.toMap(Item::id, Item::name));
    }

    private record Shelved(Function<List<String>, PublishedText> named, List<UUID> items) {

        PublishedText text(Map<UUID, String> names) {
            return named.apply(items.stream()
                    .flatMap(id -> Optional.ofNullable(names.get(id)).stream())
                    .toList());
        }
    }

    private static Shelved shelved(ResultSet row, int line) throws SQLException {
        String key = row.getString("key");
        boolean gone = row.getBoolean("gone");
        var kind = Article.Kind.valueOf(row.getString("kind"));
        String title = row.getString("title");
        String language = row.getString("language");
        String body = gone ? "" : row.getString("body");
        List<String> rules = ArticleRows.texts(row, "rules");
        long mark = row.getLong("shelf_mark");
        return new Shelved(
                items -> new PublishedText(key, kind, title, language, body, rules, items, mark, gone),
                Arrays.asList((UUID[]) row.getArray("items").getArray()));
    }
}
