/**
 * Read models, journal and prices in a relational database, H2 or PostgreSQL. Each sub-package
 * answers the questions of one port from its own tables; the schema is made by Flyway and only
 * checked by Hibernate.
 */
package io.plimsoll.adapter.persistence.jpa;
