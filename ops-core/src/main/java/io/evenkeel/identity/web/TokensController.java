package io.evenkeel.identity.web;

import static io.evenkeel.audit.Given.allGiven;
import static io.evenkeel.audit.Given.given;

import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Needs;
import io.evenkeel.audit.Right;
import io.evenkeel.identity.Tokens;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Tokens of programs; agents get theirs by enrolment. */
@RestController
class TokensController {

    private final Tokens tokens;

    TokensController(Tokens tokens) {
        this.tokens = tokens;
    }

    @GetMapping("/api/tokens")
    @Needs(Right.EDIT_PEOPLE)
    AllTokens list() {
        return new AllTokens(tokens.list());
    }

    @PostMapping("/api/tokens")
    @Needs(Right.EDIT_PEOPLE)
    @ResponseStatus(HttpStatus.CREATED)
    Issued issue(@RequestBody NewToken request, Actor actor) {
        Tokens.Issued issued = tokens.issue(
                actor,
                Actor.Kind.TOKEN,
                given(request.name(), "name"),
                Set.copyOf(allGiven(request.rights(), "rights")),
                Optional.ofNullable(request.expiresInDays()).map(Duration::ofDays));
        return new Issued(issued.id(), issued.secret());
    }

    @DeleteMapping("/api/tokens/{id}")
    @Needs(Right.EDIT_PEOPLE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void revoke(@PathVariable UUID id, Actor actor) {
        tokens.revoke(actor, id);
    }

    record AllTokens(List<Tokens.Token> items) {}

    /** @param secret shown this once */
    record Issued(UUID id, String secret) {}

    /** @param expiresInDays 1 to 3,650; until it is revoked if absent */
    record NewToken(
            @Nullable String name,
            @Nullable Set<Right> rights,
            @Nullable Integer expiresInDays) {}
}
