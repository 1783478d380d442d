package io.evenkeel.inventory.internal;

import io.evenkeel.inventory.Link;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Dependencies as rows. */
@Component
class LinkRows {
    /** Circles are met once; what is longer than this is no estate. */
    private static final int MOST_LEVELS = 64;

    private static final int MOST_LINKS = 20_000;

    private static final String SELECT = """
            select id, from_id, needs, note, discovered,
                array(select item_id from inventory.link_member where link_id = link.id order by item_id) as members
            from inventory.link
            """;

    private final JdbcClient jdbc;

    LinkRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Link> find(UUID id) {
        return jdbc.sql(SELECT + "where id = :id")
                .param("id", id)
                .query(LinkRows::link)
                .optional();
    }

    /** What an item depends on. */
    List<Link> from(UUID item) {
        return jdbc.sql(SELECT + "where from_id = :item order by id")
                .param("item", item)
                .query(LinkRows::link)
                .list();
    }

    /** What depends on one of these. */
    List<Link> on(Collection<UUID> items) {
        return jdbc.sql(SELECT + """
                        where id in (select link_id from inventory.link_member where item_id = any(:items))
                        order by id limit :most""")
                .param("items", ItemRows.array(items))
                .param("most", MOST_LINKS)
                .query(LinkRows::link)
                .list();
    }

    /** The links that name one of these on either side; at most {@code most}. */
    List<Link> touching(Collection<UUID> items, int most) {
        return jdbc.sql(SELECT + """
                        where from_id = any(:items)
                            or id in (select link_id from inventory.link_member where item_id = any(:items))
                        order by id limit :most""")
                .param("items", ItemRows.array(items))
                .param("most", most)
                .query(LinkRows::link)
                .list();
    }

    /** All links on the ways from these items up to everything that depends on them, over however many others. */
    List<Link> above(Set<UUID> items) {
        Map<UUID, Link> found = new LinkedHashMap<>();
        Set<UUID> asked = new HashSet<>(items);
        List<UUID> frontier = List.copyOf(items);
        for (int level = 0; level < MOST_LEVELS && !frontier.isEmpty() && found.size() < MOST_LINKS; level++) {
            var next = new ArrayList<UUID>();
            for (Link link : on(frontier)) {
                found.put(link.id(), link);
                if (asked.add(link.from())) {
                    next.add(link.from());
                }
            }
            frontier = next;
        }
        return List.copyOf(found.values());
    }

    void insert(Link link) {
        jdbc.sql("""
                        insert into inventory.link (id, from_id, needs, note, discovered)
                        values (:id, :from, :needs, :note, :discovered)""")
                .param("id", link.id())
                .param("from", link.from())
                .param("needs", link.needs())
                .param("note", link.note().orElse(null))
                .param("discovered", link.discovered())
                .update();
        jdbc.sql("""
                        insert into inventory.link_member (link_id, item_id)
                        select :id, item from unnest(:items) as item""")
                .param("id", link.id())
                .param("items", ItemRows.array(link.to()))
                .update();
    }

    /** False if there is none. */
    boolean delete(UUID id) {
        return jdbc.sql("delete from inventory.link where id = :id")
                        .param("id", id)
                        .update()
                == 1;
    }

    private static Link link(ResultSet row, int number) throws SQLException {
        return new Link(
                row.getObject("id", UUID.class),
                row.getObject("from_id", UUID.class),
                List.of((UUID[]) row.getArray("members").getArray()),
                row.getInt("needs"),
                Optional.ofNullable(row.getString("note")),
                row.getBoolean("discovered"));
    }
}
