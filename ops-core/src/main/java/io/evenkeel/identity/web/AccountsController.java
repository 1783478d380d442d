package io.evenkeel.identity.web;

import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Needs;
import io.evenkeel.audit.Right;
import io.evenkeel.identity.Accounts;
import io.evenkeel.identity.Role;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The roles there are, and how accounts end and people get in again. */
@RestController
class AccountsController {

    private final Accounts accounts;

    AccountsController(Accounts accounts) {
        this.accounts = accounts;
    }

    @GetMapping("/api/roles")
    @Needs(Right.SEE_OPERATIONS)
    Roles roles() {
        return new Roles(Arrays.stream(Role.values())
                .map(role -> new RoleView(role, role.rights().stream().sorted().toList()))
                .toList());
    }

    @DeleteMapping("/api/people/{id}")
    @Needs(Right.EDIT_PEOPLE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void deactivate(@PathVariable UUID id, Actor actor) {
        accounts.deactivate(actor, id);
    }

    @GetMapping("/api/people/former")
    @Needs(Right.SEE_OPERATIONS)
    FormerPeople former() {
        return new FormerPeople(accounts.former());
    }

    @PostMapping("/api/people/{id}/reset-password")
    @Needs(Right.EDIT_PEOPLE)
    FirstPassword resetPassword(@PathVariable UUID id, Actor actor) {
        return new FirstPassword(accounts.resetPassword(actor, id));
    }

    /** Lets somebody who left in again, with the role they had. */
    @PostMapping("/api/people/{id}/reactivate")
    @Needs(Right.EDIT_PEOPLE)
    FirstPassword reactivate(@PathVariable UUID id, Actor actor) {
        return new FirstPassword(accounts.reactivate(actor, id));
    }

    /** Ends all sessions of the caller, this one too. */
    @DeleteMapping("/api/sessions")
    @Needs(Right.OWN_ACCOUNT)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void signOutEverywhere(Actor actor) {
        accounts.signOutEverywhere(actor);
    }

    record Roles(List<RoleView> items) {}

    record RoleView(Role name, List<Right> rights) {}

    record FormerPeople(List<Accounts.Former> items) {}

    /** @param firstPassword shown this once; it must be changed at the next sign-in */
    record FirstPassword(String firstPassword) {

        @Override
        public String toString() {
            return "FirstPassword[]";
        }
    }
}
