package io.evenkeel.inventory.web;

import io.evenkeel.audit.Actor;
import io.evenkeel.audit.IfMatch;
import io.evenkeel.audit.Needs;
import io.evenkeel.audit.Right;
import io.evenkeel.inventory.Inventory;
import io.evenkeel.inventory.Item;
import io.evenkeel.inventory.web.InventoryAnswers.DetailAnswer;
import io.evenkeel.inventory.web.InventoryAnswers.ItemAnswer;
import io.evenkeel.inventory.web.InventoryAnswers.ItemPage;
import io.evenkeel.inventory.web.InventoryAnswers.LinkAnswer;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Items and what depends on what. */
@RestController
@RequestMapping("/api/inventory")
class InventoryController {
    private static final String PAGE_LENGTH = "100";

    private final Inventory inventory;

    InventoryController(Inventory inventory) {
        this.inventory = inventory;
    }

    @GetMapping("/items")
    @Needs(Right.SEE_OPERATIONS)
    ItemPage items(
            @RequestParam(required = false) @Nullable String kind,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = PAGE_LENGTH) int limit) {
        return ItemPage.of(inventory.items(new Inventory.Search(
                Optional.ofNullable(kind).filter(word -> !word.isBlank()).map(Given::kind),
                Optional.ofNullable(q).filter(words -> !words.isBlank()),
                Optional.ofNullable(cursor).filter(text -> !text.isBlank()),
                limit)));
    }

    @GetMapping("/items/{id}")
    @Needs(Right.SEE_OPERATIONS)
    ResponseEntity<DetailAnswer> item(@PathVariable UUID id) {
        DetailAnswer detail = DetailAnswer.of(inventory.detail(id));
        return ResponseEntity.ok().eTag(IfMatch.tag(detail.item().version())).body(detail);
    }

    @PostMapping("/items")
    @Needs(Right.EDIT_INVENTORY)
    ResponseEntity<ItemAnswer> add(Actor actor, @RequestBody Given.ItemRequest request) {
        return answer(HttpStatus.CREATED, inventory.add(actor, Given.kind(request.kind()), request.traits()));
    }

    @PutMapping("/items/{id}")
    @Needs(Right.EDIT_INVENTORY)
    ResponseEntity<ItemAnswer> change(
            Actor actor,
            @PathVariable UUID id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody Given.ItemRequest request) {
        return answer(HttpStatus.OK, inventory.change(actor, id, request.traits(), IfMatch.version(ifMatch)));
    }

    @PostMapping("/items/{id}/retire")
    @Needs(Right.EDIT_INVENTORY)
    ResponseEntity<ItemAnswer> retire(
            Actor actor,
            @PathVariable UUID id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
        return answer(HttpStatus.OK, inventory.retire(actor, id, IfMatch.version(ifMatch)));
    }

    @PostMapping("/links")
    @Needs(Right.EDIT_INVENTORY)
    @ResponseStatus(HttpStatus.CREATED)
    LinkAnswer link(Actor actor, @RequestBody Given.LinkRequest request) {
        return LinkAnswer.of(inventory.link(
                actor,
                request.dependent(),
                request.members(),
                Optional.ofNullable(request.needs()),
                Optional.ofNullable(request.note())));
    }

    @DeleteMapping("/links/{id}")
    @Needs(Right.EDIT_INVENTORY)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void unlink(Actor actor, @PathVariable UUID id) {
        inventory.unlink(actor, id);
    }

    private static ResponseEntity<ItemAnswer> answer(HttpStatus status, Item item) {
        return ResponseEntity.status(status).eTag(IfMatch.tag(item.version())).body(ItemAnswer.of(item));
    }
}
