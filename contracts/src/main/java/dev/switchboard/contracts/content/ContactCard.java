package dev.switchboard.contracts.content;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.switchboard.contracts.PersonalDetail;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One contact card, with the parts that WhatsApp knows. Inbound, anything may be missing and everything is user input. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonClassDescription("One contact card.")
public record ContactCard(
        @JsonPropertyDescription("the name") @Nullable Name name,

        @JsonPropertyDescription("phone numbers") List<Phone> phones,

        @JsonPropertyDescription("e-mail addresses") List<Email> emails,

        @JsonPropertyDescription("postal addresses") List<Address> addresses,

        @JsonPropertyDescription("web pages") List<Url> urls,

        @JsonPropertyDescription("where they work") @Nullable
        Organisation organisation,

        @JsonPropertyDescription("YYYY-MM-DD") @Nullable PersonalDetail birthday,

        @JsonPropertyDescription("inbound: the vCard as text, as the phone sent it") @Nullable
        PersonalDetail vcard) {

    public ContactCard {
        phones = phones == null ? List.of() : List.copyOf(phones);
        emails = emails == null ? List.of() : List.copyOf(emails);
        addresses = addresses == null ? List.of() : List.copyOf(addresses);
        urls = urls == null ? List.of() : List.copyOf(urls);
    }

    /** A card without a vCard. */
    public ContactCard(
            @Nullable Name name,
            List<Phone> phones,
            List<Email> emails,
            List<Address> addresses,
            List<Url> urls,
            @Nullable Organisation organisation,
            @Nullable PersonalDetail birthday) {
        this(name, phones, emails, addresses, urls, organisation, birthday, null);
    }

    /** A name and its parts; outbound, the formatted one and at least one part are needed. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonClassDescription("A name and its parts.")
    public record Name(
            @JsonPropertyDescription("as shown") @Nullable PersonalDetail formatted,

            @JsonPropertyDescription("given name") @Nullable PersonalDetail first,

            @JsonPropertyDescription("family name") @Nullable
            PersonalDetail last,

            @JsonPropertyDescription("further given names") @Nullable
            PersonalDetail middle,

            @JsonPropertyDescription("before the name, such as Dr.") @Nullable
            PersonalDetail prefix,

            @JsonPropertyDescription("after the name, such as Jr.") @Nullable
            PersonalDetail suffix) {}

    /** A phone number; without {@code waId} WhatsApp offers to invite the person. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonClassDescription("A phone number.")
    public record Phone(
            @JsonPropertyDescription("as typed") @Nullable PersonalDetail phone,

            @JsonPropertyDescription("as WhatsApp writes it, digits without +") @Nullable
            PersonalDetail waId,

            @JsonPropertyDescription("CELL, HOME, WORK, …") @Nullable
            String kind) {}

    /** An e-mail address. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonClassDescription("An e-mail address.")
    public record Email(
            @JsonPropertyDescription("the address") @Nullable
            PersonalDetail email,

            @JsonPropertyDescription("HOME or WORK") @Nullable
            String kind) {}

    /** A postal address. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonClassDescription("A postal address.")
    public record Address(
            @JsonPropertyDescription("street and number") @Nullable
            PersonalDetail street,

            @JsonPropertyDescription("city") @Nullable PersonalDetail city,

            @JsonPropertyDescription("state or region") @Nullable
            PersonalDetail state,

            @JsonPropertyDescription("postal code") @Nullable
            PersonalDetail zip,

            @JsonPropertyDescription("country by name") @Nullable
            PersonalDetail country,

            @JsonPropertyDescription("ISO 3166 alpha-2") @Nullable
            PersonalDetail countryCode,

            @JsonPropertyDescription("HOME or WORK") @Nullable
            String kind) {}

    /** A web page. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonClassDescription("A web page.")
    public record Url(
            @JsonPropertyDescription("the address") @Nullable
            PersonalDetail url,

            @JsonPropertyDescription("HOME or WORK") @Nullable
            String kind) {}

    /** Where somebody works. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonClassDescription("Where somebody works.")
    public record Organisation(
            @JsonPropertyDescription("company") @Nullable PersonalDetail company,

            @JsonPropertyDescription("department") @Nullable PersonalDetail department,

            @JsonPropertyDescription("position") @Nullable PersonalDetail title) {}
}
