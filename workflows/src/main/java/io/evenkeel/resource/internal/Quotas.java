package io.evenkeel.resource.internal;

import io.evenkeel.resource.Catalogue.Quota;
import io.evenkeel.resource.Resource;
import org.springframework.stereotype.Component;

/** Takes what a wish needs of its holder's quota, or says how much is free. */
@Component
class Quotas {
    private final QuotaRows rows;
    private final Holders holders;

    Quotas(QuotaRows rows, Holders holders) {
        this.rows = rows;
        this.holders = holders;
    }

    void take(Resource resource, int more) {
        if (!rows.take(resource.kind(), resource.holder(), more)) {
            throw ResourceSentences.overQuota(quota(rows.one(resource.kind(), resource.holder())), more);
        }
    }

    Quota quota(QuotaRows.Row row) {
        return new Quota(row.kind(), row.holder(), holders.name(row.holder()), row.most(), row.own(), row.used());
    }
}
