package io.evenkeel.logs.web;

import io.evenkeel.audit.Refusal;
import io.evenkeel.logs.LogQuery;
import io.evenkeel.logs.LogQueryError;

/** Reads the query of a request. */
final class AskedQuery {
    private AskedQuery() {}

    /** @throws Refusal INVALID with the column of what is wrong */
    static LogQuery of(String query) {
        try {
            return LogQuery.parse(query);
        } catch (LogQueryError e) {
            throw new Refusal(
                    Refusal.Kind.INVALID, "query-wrong", "Column " + e.column() + ": " + e.getMessage(), "query");
        }
    }
}
