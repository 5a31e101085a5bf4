-- Who may do what. Run once by the server's administrator, in the database `products`; a second run changes nothing.
--
-- The two roles exist already, see README.md:
--   products_migrator  signs in for a deployment and owns the tables
--   products_app       signs in for the function app and only works with their rows

-- Nobody gets anything for merely having signed in.
revoke all on database products from public;
revoke all on schema public from public;

grant connect on database products to products_app, products_migrator;

create schema if not exists products;
grant usage, create on schema products to products_migrator;
grant usage on schema products to products_app;
