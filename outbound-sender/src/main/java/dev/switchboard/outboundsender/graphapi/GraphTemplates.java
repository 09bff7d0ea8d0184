package dev.switchboard.outboundsender.graphapi;

import static dev.switchboard.outboundsender.graphapi.GraphContents.checked;

import dev.switchboard.cloudapi.graph.GraphParameter;
import dev.switchboard.cloudapi.graph.GraphTemplate;
import dev.switchboard.cloudapi.graph.GraphTemplate.Button;
import dev.switchboard.cloudapi.graph.GraphTemplate.Components;
import dev.switchboard.contracts.content.OutboundContent;
import dev.switchboard.contracts.content.TemplateButtonParameter;
import dev.switchboard.contracts.content.TemplateCard;
import dev.switchboard.contracts.content.TemplateHeader;
import dev.switchboard.contracts.content.TemplateParameter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes templates the way Meta wants them. */
final class GraphTemplates {

    private GraphTemplates() {}

    static GraphTemplate of(OutboundContent.Template template) {
        var components = components(template.header(), template.body(), template.buttons());
        if (template.offerExpiresAt() != null) {
            components.offerEnds(template.offerExpiresAt());
        }
        if (!template.cards().isEmpty()) {
            components.cards(template.cards().stream().map(GraphTemplates::card).toList());
        }
        return new GraphTemplate(template.name(), template.language(), components);
    }

    private static Components card(TemplateCard card) {
        return components(card.header(), card.body(), card.buttons());
    }

    private static Components components(
            @Nullable TemplateHeader header, List<TemplateParameter> body, List<TemplateButtonParameter> buttons) {
        var components = new Components();
        if (header != null) {
            components.header(header(header));
        }
        if (!body.isEmpty()) {
            components.body(body.stream().map(GraphTemplates::parameter).toList());
        }
        buttons.forEach(button -> add(button, components));
        return components;
    }

    private static GraphParameter header(TemplateHeader header) {
        if (header.text() != null) {
            return parameter(header.text());
        }
        if (header.media() != null) {
            return GraphParameter.of(GraphContents.media(header.media()));
        }
        if (header.location() != null) {
            return GraphParameter.of(GraphContents.location(header.location()));
        }
        return GraphParameter.product(checked(header.catalogId()), checked(header.productRetailerId()));
    }

    private static GraphParameter parameter(TemplateParameter parameter) {
        var words = parameter.text().value();
        var currency = parameter.currency();
        GraphParameter written;
        if (currency != null) {
            written = GraphParameter.currency(words, currency.code(), currency.amount1000());
        } else if (Boolean.TRUE.equals(parameter.dateTime())) {
            written = GraphParameter.dateTime(words);
        } else {
            written = GraphParameter.text(words);
        }
        return parameter.name() == null ? written : written.named(parameter.name());
    }

    private static void add(TemplateButtonParameter button, Components components) {
        var thumbnail = button.thumbnailProductRetailerId();
        var index = button.index();
        switch (button.kind()) {
            case URL -> components.button(index, Button.URL, GraphParameter.text(value(button)));
            case QUICK_REPLY -> components.button(index, Button.QUICK_REPLY, GraphParameter.payload(value(button)));
            case COPY_CODE -> components.button(index, Button.COPY_CODE, GraphParameter.couponCode(value(button)));
            case FLOW ->
                components.button(
                        index,
                        Button.FLOW,
                        GraphParameter.flow(button.flowToken(), GraphContents.object(button.flowData())));
            case CATALOG -> components.button(index, Button.CATALOG, GraphParameter.products(thumbnail, List.of()));
            case PRODUCTS ->
                components.button(
                        index,
                        Button.MPM,
                        GraphParameter.products(thumbnail, GraphContents.products(button.sections())));
            case OTHER -> throw new IllegalArgumentException("a kind of button that this version cannot fill");
        }
    }

    private static String value(TemplateButtonParameter button) {
        return checked(button.value()).value();
    }
}
