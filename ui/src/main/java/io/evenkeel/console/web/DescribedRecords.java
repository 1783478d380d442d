package io.evenkeel.console.web;

import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.util.Json;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * How records stand in the API's description. What a record always has is required: a component that is neither {@code
 * @Nullable} nor {@link Optional}; the compiler holds the records to it. Two rooms may have records of one name: each
 * stands under a name of its own, unless they are alike, as bodies of one text are.
 */
@Component
class DescribedRecords implements ModelConverter {
    private static final Map<String, String> NAMES = Map.of(
            "io.evenkeel.inventory.Inventory$Change", "ItemChange",
            "io.evenkeel.alerting.Alerts$Reason", "AlertReason",
            "io.evenkeel.oncall.OnCall$Shift$Reason", "OverrideReason",
            "io.evenkeel.oncall.OnCall$Span", "DutySpan");

    private final Map<String, Class<?>> named = new ConcurrentHashMap<>();

    @Override
    public @Nullable Schema<?> resolve(
            AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> chain) {
        Class<?> described = type.getType() == null
                ? Object.class
                : Json.mapper().constructType(type.getType()).getRawClass();
        if (described.isRecord() && described.getTypeParameters().length == 0) {
            type.name(nameOf(described));
        }
        Schema<?> schema = chain.hasNext() ? chain.next().resolve(type, context, chain) : null;
        if (schema != null && described.isRecord()) {
            require(described, schema.get$ref() == null ? schema : named(schema.get$ref(), context));
        }
        return schema;
    }

    private String nameOf(Class<?> described) {
        String name = NAMES.getOrDefault(described.getName(), described.getSimpleName());
        Class<?> known = named.putIfAbsent(name, described);
        if (known != null && known != described && !alike(known, described)) {
            throw new IllegalStateException(known.getName() + " and " + described.getName() + " are both described as "
                    + name + "; give one a name in DescribedRecords.");
        }
        return name;
    }

    private static boolean alike(Class<?> one, Class<?> other) {
        return parts(one).equals(parts(other));
    }

    private static List<String> parts(Class<?> described) {
        return Arrays.stream(described.getRecordComponents())
                .map(part -> part.getName() + " " + part.getAnnotatedType())
                .toList();
    }

    private static void require(Class<?> described, @Nullable Schema<?> schema) {
        if (schema == null || schema.getProperties() == null) {
            return;
        }
        for (RecordComponent component : described.getRecordComponents()) {
            String name = component.getName();
            boolean listed =
                    schema.getRequired() != null && schema.getRequired().contains(name);
            if (!listed && isAlwaysThere(component) && schema.getProperties().containsKey(name)) {
                schema.addRequiredItem(name);
            }
        }
    }

    static boolean isAlwaysThere(RecordComponent component) {
        return component.getType() != Optional.class
                && !component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    private static @Nullable Schema<?> named(String reference, ModelConverterContext context) {
        return context.getDefinedModels().get(reference.substring(reference.lastIndexOf('/') + 1));
    }
}
