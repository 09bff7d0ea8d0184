package dev.switchboard.contracts;

import dev.switchboard.contracts.content.InboundContent;
import dev.switchboard.contracts.content.MediaKind;
import dev.switchboard.contracts.content.MessageContent;
import dev.switchboard.contracts.content.OutboundContent;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
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
        return List.of(
                MessageContent.Text.of("Onde está meu pedido?"),
                new MessageContent.Media(
                        MediaKind.DOCUMENT,
                        "1003383421387256",
                        "https://shop.example/a.pdf",
                        "application/pdf",
                        "2bLhAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
                        new PersonalDetail("nota.pdf"),
                        new CustomerText("nota"),
                        false,
                        false),
                new MessageContent.Location(
                        -23.561,
                        -46.655,
                        new CustomerText("Loja"),
                        new CustomerText("Av. Paulista 1000"),
                        "https://shop.example/loja"),
                new MessageContent.ButtonReply("yes", new CustomerText("Sim")),
                new MessageContent.ListReply("slot_9", new CustomerText("09:00"), new CustomerText("terça")),
                new MessageContent.TemplateButton(new CustomerText("ORDER_CANCEL_77"), new CustomerText("Cancelar")),
                new MessageContent.Other("order", new RawJson("{\"type\":\"order\"}")),
                new MessageContent.Unsupported(
                        "poll_creation", List.of(new MetaError(131051, "Message type unknown", null, null))));
    }
}
