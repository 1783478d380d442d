package io.evenkeel.identity.web;

import static io.evenkeel.audit.Given.given;

import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Needs;
import io.evenkeel.audit.Right;
import io.evenkeel.identity.People;
import io.evenkeel.identity.Role;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** People: who there is, new ones, and what changes about them. */
@RestController
class PeopleController {

    private final People people;

    PeopleController(People people) {
        this.people = people;
    }

    @GetMapping("/api/people")
    @Needs(Right.SEE_OPERATIONS)
    Everybody everybody() {
        return new Everybody(people.list().stream().map(PersonView::of).toList());
    }

    @PostMapping("/api/people")
    @Needs(Right.EDIT_PEOPLE)
    @ResponseStatus(HttpStatus.CREATED)
    Created create(@RequestBody NewPerson request, Actor actor) {
        People.Created created = people.create(
                actor,
                given(request.name(), "name"),
                given(request.displayName(), "displayName"),
                Optional.ofNullable(request.email()),
                given(request.role(), "role"));
        return new Created(PersonView.of(created.person()), created.firstPassword());
    }

    @PutMapping("/api/people/{id}")
    @Needs(Right.EDIT_PEOPLE)
    PersonView change(@PathVariable UUID id, @RequestBody Change request, Actor actor) {
        return PersonView.of(people.change(
                actor,
                id,
                given(request.displayName(), "displayName"),
                Optional.ofNullable(request.email()),
                given(request.role(), "role")));
    }

    @PutMapping("/api/people/me/contact")
    @Needs(Right.OWN_ACCOUNT)
    PersonView changeContact(@RequestBody Contact request, Actor actor) {
        return PersonView.of(people.changeContact(
                actor, given(request.displayName(), "displayName"), Optional.ofNullable(request.email())));
    }

    record Everybody(List<PersonView> items) {}

    /** @param firstPassword shown this once; it must be changed at the first sign-in */
    record Created(PersonView person, String firstPassword) {}

    record NewPerson(
            @Nullable String name,
            @Nullable String displayName,
            @Nullable String email,
            @Nullable Role role) {}

    record Change(
            @Nullable String displayName,
            @Nullable String email,
            @Nullable Role role) {}

    record Contact(@Nullable String displayName, @Nullable String email) {}
}
