package io.evenkeel.resource.internal;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code resource.quota}: how much somebody may have of a kind, and how much of that is taken. */
@Component
class QuotaRows {
    private static final String MOST = """
            coalesce(q.most, case when q.holder like 'team/%' then k.most_of_team else k.most_of_person end)""";

    private final JdbcClient jdbc;

    QuotaRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param own whether {@code most} is not what the kind says */
    record Row(String kind, String holder, int most, boolean own, int used) {}

    /**
     * Takes more of the quota, if that much is free. One statement decides and takes, holding the row: of two at once that
     * would not both fit, the second one finds what the first one left.
     *
     * @return false if it is not free; nothing is taken then
     */
    boolean take(String kind, String holder, int more) {
        make(kind, holder);
        return jdbc.sql("""
                        update resource.quota q set used = q.used + :more from resource.kind k
                        where q.kind = :kind and q.holder = :holder and k.id = q.kind and q.used + :more <=
                        """ + MOST)
                        .param("kind", kind)
                        .param("holder", holder)
                        .param("more", more)
                        .update()
                == 1;
    }

    void giveBack(String kind, String holder, int less) {
        jdbc.sql("update resource.quota set used = used - :less where kind = :kind and holder = :holder")
                .param("kind", kind)
                .param("holder", holder)
                .param("less", less)
                .update();
    }

    void put(String kind, String holder, OptionalInt most) {
        make(kind, holder);
        jdbc.sql("update resource.quota set most = :most where kind = :kind and holder = :holder")
                .param("kind", kind)
                .param("holder", holder)
                .param("most", most.isPresent() ? most.getAsInt() : null)
                .update();
    }

    private void make(String kind, String holder) {
        jdbc.sql("""
                        insert into resource.quota (kind, holder, used) values (:kind, :holder, 0)
                        on conflict (kind, holder) do nothing""").param("kind", kind).param("holder", holder).update();
    }

    /** Of every kind and each of these holders one, also where nothing is taken. */
    List<Row> of(List<String> holders) {
        return jdbc.sql("""
                        select k.id as kind, h.holder,
                        """ + MOST.replace("q.holder", "h.holder") + """
                            as most, q.most is not null as own, coalesce(q.used, 0) as used
                        from resource.kind k cross join unnest(:holders) as h (holder)
                            left join resource.quota q on q.kind = k.id and q.holder = h.holder
                        order by k.id, h.holder""")
                .param("holders", holders.toArray(String[]::new))
                .query((row, number) -> new Row(
                        row.getString("kind"),
                        row.getString("holder"),
                        row.getInt("most"),
                        row.getBoolean("own"),
                        row.getInt("used")))
                .list();
    }

    Row one(String kind, String holder) {
        return of(List.of(holder)).stream()
                .filter(row -> row.kind().equals(kind))
                .findFirst()
                .orElseThrow();
    }

    /** Those with a quota of their own or something taken. */
    List<Row> page(Optional<String> kind, String afterKind, String afterHolder, int limit) {
        return jdbc.sql("select q.kind, q.holder, " + MOST + """
                             as most, q.most is not null as own, q.used
                        from resource.quota q join resource.kind k on k.id = q.kind
                        where (q.used > 0 or q.most is not null) and (:all or q.kind = :kind)
                            and (q.kind, q.holder) > (:afterKind, :afterHolder)
                        order by q.kind, q.holder limit :limit""")
                .param("all", kind.isEmpty())
                .param("kind", kind.orElse(""))
                .param("afterKind", afterKind)
                .param("afterHolder", afterHolder)
                .param("limit", limit)
                .query((row, number) -> new Row(
                        row.getString("kind"),
                        row.getString("holder"),
                        row.getInt("most"),
                        row.getBoolean("own"),
                        row.getInt("used")))
                .list();
    }
}
