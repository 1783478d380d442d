package io.evenkeel.resource.internal;

import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Refusal;
import io.evenkeel.inventory.Inventory;
import io.evenkeel.inventory.Inventory.Search;
import io.evenkeel.inventory.Inventory.Traits;
import io.evenkeel.inventory.Item;
import io.evenkeel.resource.Resource;
import io.evenkeel.resource.ResourceKind;
import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** The item of the inventory that a resource is, with its owner and its last day. */
@Component
class Items {
    private static final Actor PROCESS = Actor.process(ResourceFlow.PROCESS);
    private static final OptionalLong ANY = OptionalLong.empty();

    private final Inventory inventory;
    private final KindRows kinds;

    Items(Inventory inventory, KindRows kinds) {
        this.inventory = inventory;
        this.kinds = kinds;
    }

    /**
     * Writes down what there is now. One that has been found already and has no owner, such as a host whose agent was there
     * first, becomes the resource's.
     */
    Optional<Item> written(Resource resource, String name, boolean byProgram) {
        ResourceKind kind = kinds.find(resource.kind()).orElseThrow();
        Item item = resource.item()
                .flatMap(inventory::find)
                .map(there -> again(resource, kind, there))
                .orElseGet(() -> first(resource, kind, name.strip(), byProgram));
        return Optional.of(inventory.ends(PROCESS, item.id(), Optional.of(resource.until())));
    }

    private Item again(Resource resource, ResourceKind kind, Item there) {
        Traits traits = new Traits(
                there.name(), there.criticality(), Optional.of(owner(resource)), Optional.of(note(resource, kind)));
        return inventory.change(PROCESS, there.id(), traits, ANY);
    }

    private Item first(Resource resource, ResourceKind kind, String name, boolean byProgram) {
        String called = name.isEmpty() ? resource.key() : name;
        Optional<Item> there = named(kind, called);
        if (there.isEmpty()) {
            return added(resource, kind, called);
        }
        if (there.get().owner().isEmpty()) {
            return again(resource, kind, there.get());
        }
        if (byProgram) {
            return added(resource, kind, called + " (" + resource.key() + ")");
        }
        throw new Refusal(
                Refusal.Kind.CONFLICT,
                "resource-item-taken",
                called + " is in the inventory already, and is "
                        + there.get().owner().orElse("somebody") + "'s. Give it another name.",
                "itemName");
    }

    private Item added(Resource resource, ResourceKind kind, String name) {
        Traits traits =
                new Traits(name, Optional.empty(), Optional.of(owner(resource)), Optional.of(note(resource, kind)));
        return inventory.add(PROCESS, kind.itemKind(), traits);
    }

    private Optional<Item> named(ResourceKind kind, String name) {
        Search search = new Search(Optional.of(kind.itemKind()), Optional.of(name), Optional.empty(), 500);
        return inventory.items(search).items().stream()
                .filter(item -> item.name().equalsIgnoreCase(name))
                .findFirst();
    }

    private static String owner(Resource resource) {
        return resource.team().orElseGet(() -> resource.owner().name());
    }

    private static String note(Resource resource, ResourceKind kind) {
        return resource.key() + ": " + resource.quantity() + " × " + kind.name().en() + "\n" + resource.purpose();
    }

    /** Its last day is another one, or none any more. */
    void ends(UUID item, Optional<LocalDate> lastDay) {
        inventory
                .find(item)
                .filter(there -> !there.retired())
                .ifPresent(there -> inventory.ends(PROCESS, item, lastDay));
    }

    /** What depends on it, by name; while there is something, it cannot be retired. */
    Optional<String> neededBy(UUID item) {
        return inventory
                .find(item)
                .filter(there -> !there.retired())
                .flatMap(there -> inventory.detail(item).links().stream()
                        .filter(link -> link.to().contains(item))
                        .map(link -> inventory.find(link.from()).map(Item::name).orElse("?"))
                        .sorted()
                        .reduce((one, other) -> one + ", " + other));
    }

    void retire(UUID item) {
        inventory.find(item).filter(there -> !there.retired()).ifPresent(there -> inventory.retire(PROCESS, item, ANY));
    }
}
