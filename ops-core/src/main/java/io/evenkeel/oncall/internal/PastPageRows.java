package io.evenkeel.oncall.internal;

import io.evenkeel.oncall.PastPages;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

@Component
class PastPageRows implements PastPages {
    private static final int MOST = 500;

    private final JdbcClient jdbc;

    PastPageRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    @Transactional(readOnly = true)
    public List<PagedIncident> between(Instant from, Instant to, Optional<String> after) {
        return jdbc.sql("""
                        select incident, count(*) as pages, sum(notices) as notices,
                            count(*) filter (where reached) as reached, min(at) as first
                        from (select page.incident, page.at, count(*) as notices,
                                  bool_or(notice.reached_at is not null) as reached
                              from oncall.page join oncall.page_notice as notice
                                  on notice.incident = page.incident and notice.round = page.round
                                      and notice.step = page.step
                              where page.at >= :from and page.at < :to
                                  and (cast(:after as text) is null or page.incident > :after)
                              group by page.incident, page.round, page.step) as paged
                        group by incident order by incident limit :most""")
                .param("from", from.atOffset(ZoneOffset.UTC))
                .param("to", to.atOffset(ZoneOffset.UTC))
                .param("after", after.orElse(null))
                .param("most", MOST)
                .query((row, number) -> new PagedIncident(
                        row.getString("incident"),
                        row.getInt("pages"),
                        row.getInt("notices"),
                        row.getInt("reached"),
                        row.getObject("first", OffsetDateTime.class).toInstant()))
                .list();
    }
}
