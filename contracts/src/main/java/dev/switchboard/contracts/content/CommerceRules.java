package dev.switchboard.contracts.content;

import java.util.List;

/** Limits of messages with products. */
final class CommerceRules {

    private static final int PRODUCTS_MAX = 30;

    private CommerceRules() {}

    static void catalog(OutboundContent.Catalog message, Findings findings) {
        InteractiveRules.body(message.body(), findings);
        InteractiveRules.footer(message.footer(), findings);
    }

    static void product(OutboundContent.Product message, Findings findings) {
        findings.wordsIfAny("body", message.body(), InteractiveRules.BODY_CHARS_MAX);
        InteractiveRules.footer(message.footer(), findings);
        findings.present("catalogId", message.catalogId());
        findings.present("productRetailerId", message.productRetailerId());
    }

    static void list(OutboundContent.ProductList message, Findings findings) {
        findings.words("header", message.header(), 60);
        InteractiveRules.body(message.body(), findings);
        InteractiveRules.footer(message.footer(), findings);
        findings.present("catalogId", message.catalogId());
        sections(message.sections(), "", findings);
    }

    static void sections(List<ProductSection> sections, String path, Findings findings) {
        findings.count(path + "sections", sections.size(), 1, InteractiveRules.SECTIONS_MAX);
        for (int i = 0; i < sections.size(); i++) {
            var section = sections.get(i);
            var at = path + "sections[%d].".formatted(i);
            InteractiveRules.sectionTitle(at + "title", section.title(), sections, findings);
            if (section.productRetailerIds().isEmpty()) {
                findings.count(at + "productRetailerIds", 0, 1, PRODUCTS_MAX);
            }
            for (int j = 0; j < section.productRetailerIds().size(); j++) {
                findings.present(
                        at + "productRetailerIds[%d]".formatted(j),
                        section.productRetailerIds().get(j));
            }
        }
        var products = sections.stream()
                .mapToInt(section -> section.productRetailerIds().size())
                .sum();
        if (products > PRODUCTS_MAX) {
            findings.count(path + "sections.productRetailerIds", products, 1, PRODUCTS_MAX);
        }
    }
}
