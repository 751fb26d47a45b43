package org.sada.runtime;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import com.fasterxml.jackson.databind.introspect.BeanPropertyDefinition;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.sada.runtime.SettingsTree.Origins;

/** Between trees and records, by Jackson; its errors in words for people. */
final class SettingsMapper {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .addModule(new SettingsTypes())
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
            .withCoercionConfigDefaults(
                    config -> config.setCoercion(CoercionInputShape.EmptyString, CoercionAction.Fail))
            // a record's other methods, isThis() and getThat(), are no settings
            .visibility(PropertyAccessor.GETTER, Visibility.NONE)
            .visibility(PropertyAccessor.IS_GETTER, Visibility.NONE)
            .visibility(PropertyAccessor.FIELD, Visibility.ANY)
            .build();

    private SettingsMapper() {}

    static JavaType type(Class<?> type) {
        return MAPPER.constructType(type);
    }

    static ObjectNode tree(Record defaults) {
        return MAPPER.valueToTree(defaults);
    }

    /** The components of a record by the key that sets them, in their order; empty for other types. */
    static Map<String, JavaType> components(JavaType type) {
        Map<String, JavaType> components = new LinkedHashMap<>();
        if (type.getRawClass().isRecord()) {
            BeanDescription description = MAPPER.getDeserializationConfig().introspect(type);
            for (BeanPropertyDefinition property : description.findProperties()) {
                components.put(property.getName(), property.getPrimaryType());
            }
        }
        return components;
    }

    static <T> T bind(ObjectNode tree, Class<T> type, Origins origins) {
        try {
            return MAPPER.treeToValue(tree, type);
        } catch (JsonMappingException refused) {
            throw explain(refused, origins);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a tree is always well-formed", impossible);
        }
    }

    static String inWords(JavaType type) {
        Class<?> raw = type.getRawClass();
        if (raw.isEnum()) {
            return "one of "
                    + Arrays.stream(raw.getEnumConstants())
                            .map(Object::toString)
                            .collect(Collectors.joining(", "));
        }
        if (type.isMapLikeType()) {
            return "keys with values";
        }
        if (type.isContainerType()) {
            return "a list";
        }
        if (raw == Duration.class) {
            return "a duration such as 250ms, 20s, 15m, 12h or 45d";
        }
        if (raw == ZoneId.class) {
            return "a time zone such as UTC or Asia/Riyadh";
        }
        if (raw == boolean.class || raw == Boolean.class) {
            return "true or false";
        }
        if (raw == double.class || raw == float.class || raw == Double.class) {
            return "a number";
        }
        if (raw.isPrimitive() || Number.class.isAssignableFrom(raw)) {
            return "a whole number";
        }
        if (raw == String.class) {
            return "text";
        }
        return raw == Path.class ? "a path" : raw.isRecord() ? "a section with keys" : raw.getSimpleName();
    }

    private static SettingsException explain(JsonMappingException refused, Origins origins) {
        String path = path(refused);
        if (refused instanceof ValueInstantiationException && refused.getCause() != null) {
            String reason = String.valueOf(refused.getCause().getMessage());
            return new SettingsException(origins.ofOneNamedIn(reason, path) + ": " + prefix(path) + reason, refused);
        }
        String value =
                refused instanceof InvalidFormatException format ? "\"" + format.getValue() + "\"" : "this value";
        String wanted = refused instanceof MismatchedInputException mismatch && mismatch.getTargetType() != null
                ? "must be " + inWords(type(mismatch.getTargetType())) + ", not " + value
                : refused.getOriginalMessage();
        boolean missing = refused.getOriginalMessage().contains("null into type")
                || refused.getOriginalMessage().contains("Missing required");
        return new SettingsException(
                origins.of(path) + ": " + prefix(path) + (missing ? "is missing" : wanted), refused);
    }

    private static String prefix(String path) {
        return path.isEmpty() ? "" : path + ": ";
    }

    private static String path(JsonMappingException refused) {
        StringBuilder path = new StringBuilder();
        refused.getPath().forEach(step -> {
            if (step.getFieldName() == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(step.getFieldName());
            }
        });
        return path.toString();
    }
}
