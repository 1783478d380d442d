package io.evenkeel.logs.web;

import static io.evenkeel.audit.Given.given;

import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Needs;
import io.evenkeel.audit.Right;
import io.evenkeel.logs.internal.saved.SavedQueries;
import io.evenkeel.logs.internal.saved.SavedQuery;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Queries that people keep under a name. */
@RestController
@RequestMapping("/api/logs/saved")
class SavedQueriesController {
    private final SavedQueries queries;

    SavedQueriesController(SavedQueries queries) {
        this.queries = queries;
    }

    /** @param beyond the id of the last one of the page before */
    @GetMapping
    @Needs(Right.SEE_OPERATIONS)
    SavedQueryPage page(
            @RequestParam Optional<UUID> beyond,
            @RequestParam(defaultValue = "" + SavedQueries.MOST_ON_A_PAGE) int limit,
            Actor actor) {
        List<SavedQuery> found = queries.page(actor, beyond, limit);
        Optional<UUID> next = found.size() < limit
                ? Optional.empty()
                : Optional.of(found.getLast().id());
        return new SavedQueryPage(
                found.stream().map(query -> SavedQueryView.of(query, actor)).toList(), next);
    }

    /** What the actor keeps under this name is replaced. */
    @PutMapping
    @Needs(Right.SEE_OPERATIONS)
    SavedQueryView save(@RequestBody SavedQueryRequest request, Actor actor) {
        String query = given(request.query(), "query");
        AskedQuery.of(query);
        boolean shared = Optional.ofNullable(request.shared()).orElse(false);
        return SavedQueryView.of(queries.save(actor, given(request.name(), "name"), query, shared), actor);
    }

    @DeleteMapping("/{id}")
    @Needs(Right.SEE_OPERATIONS)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(@PathVariable UUID id, Actor actor) {
        queries.delete(actor, id);
    }

    record SavedQueryRequest(
            @Nullable String name,
            @Nullable String query,
            @Nullable Boolean shared) {}

    /** @param next for {@code beyond}; none on the last page */
    record SavedQueryPage(List<SavedQueryView> items, Optional<UUID> next) {}

    /** @param mine whether whoever asks has saved it */
    record SavedQueryView(UUID id, String name, String query, String owner, boolean mine, boolean shared, Instant at) {
        static SavedQueryView of(SavedQuery query, Actor actor) {
            return new SavedQueryView(
                    query.id(),
                    query.name(),
                    query.query(),
                    query.ownerName(),
                    query.owner().equals(actor.id()),
                    query.shared(),
                    query.at());
        }
    }
}
