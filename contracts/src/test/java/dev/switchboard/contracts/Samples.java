package dev.switchboard.contracts;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import dev.switchboard.contracts.content.InboundContent;
import dev.switchboard.contracts.content.MessageContent;
import dev.switchboard.contracts.content.MessageHeader;
import dev.switchboard.contracts.content.OutboundContent;
import dev.switchboard.contracts.outbound.Allowance;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * An invented, complete instance of any event: every component filled. Names decide where a type alone would read oddly,
 * so that the samples can serve as examples on the page about events.
 */
final class Samples {

    private static final Map<String, String> WORDS = Map.ofEntries(
            Map.entry("messageId", "wamid.HBgLMTU1NTAxMDAwMDEVAgASGBQzQTAwMDAwMDAwMDAwMDAwMDEA"),
            Map.entry("wamid", "wamid.HBgLMTU1NTAxMDAwMDEVAgARGBIwMDAwMDAwMDAwMDAwMDAwMQA="),
            Map.entry("originalMessageId", "wamid.HBgLMTU1NTAxMDAwMDEVAgASGBQzQTAwMDAwMDAwMDAwMDAwMDAA"),
            Map.entry("editedMessageId", "wamid.HBgLMTU1NTAxMDAwMDEVAgASGBQzQTAwMDAwMDAwMDAwMDAwMDAA"),
            Map.entry("revokedMessageId", "wamid.HBgLMTU1NTAxMDAwMDEVAgASGBQzQTAwMDAwMDAwMDAwMDAwMDAA"),
            Map.entry("phoneNumberId", "100000000000001"),
            Map.entry("wabaId", "200000000000001"),
            Map.entry("displayPhoneNumber", "15550000001"),
            Map.entry("waId", "5511900000001"),
            Map.entry("newWaId", "5511900000009"),
            Map.entry("userId", "BR.13491208655302741918"),
            Map.entry("newUserId", "BR.24502319766413852029"),
            Map.entry("parentUserId", "BR.ENT.11815799212886844830"),
            Map.entry("newParentUserId", "BR.ENT.22926800323997955941"),
            Map.entry("username", "ana.souza"),
            Map.entry("profileName", "Ana Souza"),
            Map.entry("callbackData", "00000000-0000-0000-0000-000000000001"),
            Map.entry("metaStatus", "delivered"),
            Map.entry("templateId", "594425479261596"),
            Map.entry("name", "order_ready"),
            Map.entry("language", "pt_BR"),
            Map.entry("field", "account_update"),
            Map.entry("type", "Messaging"),
            Map.entry("subtype", "WhatsApp"),
            Map.entry("code", "window_closed"),
            Map.entry("body", "Onde está meu pedido?"),
            Map.entry("separatedBy", "admin"),
            Map.entry("emoji", "\uD83D\uDC4D"),
            Map.entry("currency", "BRL"),
            Map.entry("raw", "{\"type\":\"sticker\"}"));

    private Samples() {}

    static <E extends Event> E of(Class<E> type) {
        return type.cast(record(type));
    }

    private static Object record(Class<?> type) {
        var components = type.getRecordComponents();
        var values = Arrays.stream(components).map(Samples::value).toArray();
        try {
            var constructor = type.getDeclaredConstructor(
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
            return constructor.newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("no sample of " + type, e);
        }
    }

    private static Object value(RecordComponent component) {
        if (component.getDeclaringRecord() == Allowance.class
                && component.getName().equals("code")) {
            return "window_open";
        }
        return value(component.getType(), component.getGenericType(), component.getName());
    }

    private static Object value(Class<?> type, Type generic, String name) {
        if (type == String.class) {
            return WORDS.getOrDefault(name, name);
        }
        if (type == UUID.class) {
            return new UUID(0, name.length());
        }
        if (type == Instant.class) {
            return Instant.parse("2026-11-01T12:00:00Z");
        }
        if (type == Duration.class) {
            return Duration.ofHours(2);
        }
        if (type == int.class || type == Integer.class) {
            return name.equals("code") ? 131047 : 1;
        }
        if (type == long.class) {
            return 1_024L;
        }
        if (type == boolean.class || type == Boolean.class) {
            return false;
        }
        if (type == List.class) {
            var element = (Class<?>) ((ParameterizedType) generic).getActualTypeArguments()[0];
            return List.of(value(element, element, name));
        }
        if (type.isEnum()) {
            return type.getEnumConstants()[0];
        }
        if (type == InboundContent.class || type == OutboundContent.class || type == MessageContent.class) {
            return MessageContent.Text.of("Onde está meu pedido?");
        }
        if (type == MessageHeader.class) {
            return new MessageHeader(new CustomerText("Pedido 77"), null);
        }
        if (type == double.class) {
            return name.equals("latitude") ? -23.561 : -46.655;
        }
        if (type == BigDecimal.class) {
            return new BigDecimal("30.50");
        }
        if (type == CustomerText.class || type == PersonalDetail.class || type == RawJson.class) {
            return wrapped(type, WORDS.getOrDefault(name, name));
        }
        return record(type);
    }

    private static Object wrapped(Class<?> type, String word) {
        try {
            return type.getDeclaredConstructor(String.class).newInstance(word);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("no sample of " + type, e);
        }
    }

    /** One instance of every kind of content. */
    static List<MessageContent> contents() {
        return Arrays.stream(
                        MessageContent.class.getAnnotation(JsonSubTypes.class).value())
                .map(kind -> (MessageContent) record(kind.value()))
                .toList();
    }
}
