package io.evenkeel.console.web;

import io.evenkeel.audit.NoOtherFields;
import io.evenkeel.audit.Refusal;
import java.util.Collection;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.stereotype.Component;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.DeserializationProblemHandler;
import tools.jackson.databind.json.JsonMapper;

/** Refuses fields that a body of {@link NoOtherFields} does not have. Others are passed over, so that an older server takes a newer body. */
@Component
final class UnknownFields extends DeserializationProblemHandler implements JsonMapperBuilderCustomizer {
    private static final int LONGEST = 100;

    @Override
    public void customize(JsonMapper.Builder builder) {
        builder.addHandler(this);
    }

    @Override
    public boolean handleUnknownProperty(
            DeserializationContext context,
            JsonParser parser,
            ValueDeserializer<?> reader,
            Object bodyOrType,
            String field) {
        Class<?> type = bodyOrType instanceof Class<?> one ? one : bodyOrType.getClass();
        if (type.isAnnotationPresent(NoOtherFields.class)) {
            throw new Refusal(
                    Refusal.Kind.INVALID,
                    "field-unexpected",
                    cut(field) + " is not known here. Known are " + known(reader.getKnownPropertyNames()) + ".",
                    cut(field));
        }
        return false;
    }

    private static String known(@Nullable Collection<?> names) {
        var sorted = new TreeSet<String>();
        if (names != null) {
            names.forEach(name -> sorted.add(String.valueOf(name)));
        }
        return String.join(", ", sorted);
    }

    private static String cut(String field) {
        return field.length() > LONGEST ? field.substring(0, LONGEST) + "…" : field;
    }
}
