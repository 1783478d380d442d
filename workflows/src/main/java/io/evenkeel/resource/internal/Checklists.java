package io.evenkeel.resource.internal;

import io.evenkeel.resource.ResourceKind;
import io.evenkeel.workflow.FormShelf;
import io.evenkeel.workflow.Words;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The checklist of a kind as the form of a task. A form's name is made from what it says, so that a task that waits keeps
 * the list that it began with.
 */
@Component
class Checklists implements FormShelf {
    private static final String PREFIX = "resource:";
    private static final int LONGEST_NAME = 120;

    private final JdbcClient jdbc;

    Checklists(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The form of whoever provides it; kept from now on. */
    String provide(ResourceKind kind) {
        String schema = ResourceRows.JSON.writeValueAsString(schema(kind.checklist()));
        String name = PREFIX + digest(schema);
        jdbc.sql("insert into resource.form (name, schema) values (:name, :schema) on conflict (name) do nothing")
                .param("name", name)
                .param("schema", schema)
                .update();
        return name;
    }

    @Override
    public Optional<String> schema(String form) {
        return form.startsWith(PREFIX)
                ? jdbc.sql("select schema from resource.form where name = :name")
                        .param("name", form)
                        .query(String.class)
                        .optional()
                : Optional.empty();
    }

    static Map<String, Object> schema(List<Words> checklist) {
        Map<String, Object> fields = new LinkedHashMap<>();
        List<String> required = new ArrayList<>();
        for (int i = 0; i < checklist.size(); i++) {
            Words step = checklist.get(i);
            fields.put(
                    "step" + (i + 1), Map.of("type", "boolean", "const", true, "title", step.en(), "x-zh", step.zh()));
            required.add("step" + (i + 1));
        }
        fields.put(
                "itemName",
                Map.of(
                        "type", "string",
                        "maxLength", LONGEST_NAME,
                        "title", "What it is called in the inventory; empty: its number",
                        "x-zh", "在资产清单中的名称；留空则用编号"));
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.put("type", "object");
        schema.put("title", "It is there");
        schema.put("x-zh", "资源已交付");
        schema.put("required", required);
        schema.put("properties", fields);
        return schema;
    }

    private static String digest(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
